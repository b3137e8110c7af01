/**
 * The roles of 管运分离 (those who govern are not those who operate) and 三员分立 (system, security and audit
 * administrators are three people). What each may do in a pool stands in `constructs/platform/personas`.
 */
export const personas = [
  "regulator",
  "tech-authority",
  "operator-company",
  "cloud-provider",
  "network-carrier",
  "tenant-admin",
  "tenant-developer",
  "city-admin",
  "county-user",
  "sys-admin",
  "sec-admin",
  "audit-admin",
  "supervisor",
  "finance",
  "duty-officer",
  "emergency-lead",
] as const;

export type Persona = (typeof personas)[number];

/** The three administrators of GB/T 22239-2019 8.1.5.1–3; nobody holds two. */
export const separatedAdministrators: readonly Persona[] = ["sys-admin", "sec-admin", "audit-admin"];

/** Those who govern, and those who operate: no person and no organisation stands on both sides. */
export const governing: readonly Persona[] = ["regulator", "supervisor", "finance", "city-admin"];
export const operating: readonly Persona[] = ["cloud-provider", "network-carrier", "operator-company"];
