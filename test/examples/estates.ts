import { fileURLToPath } from "node:url";
import { type Checked, checkEstate } from "../../estate/check.js";
import type { Estate } from "../../estate/estate.js";
import { loadEstate } from "../../estate/load.js";

/** The day the examples are written for. */
export const today = "2026-11-22";

/** Path of an example's folder. */
export function example(name: "heilongjiang" | "minimal"): string {
  return fileURLToPath(new URL(`../../examples/${name}`, import.meta.url));
}

/** An example, and everything the checks say of it on its day. */
export async function checkedExample(
  name: "heilongjiang" | "minimal",
): Promise<Checked & { estate: Estate }> {
  const { estate, findings } = await loadEstate(example(name));
  if (!estate) throw new Error(`${name} cannot be read: ${JSON.stringify(findings)}`);
  const checked = await checkEstate(estate, { today });
  return { estate, accepted: checked.accepted, findings: [...findings, ...checked.findings] };
}
