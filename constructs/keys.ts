/**
 * Label and annotation keys. Labels carry identity: policies select by them, admission policies keep tenants from
 * changing them (`platform/admission/identity.ts`). Annotations are for people.
 */
export const labels = {
  managedBy: "app.kubernetes.io/managed-by",
  department: "zhengyun.io/department",
  application: "zhengyun.io/application",
  zone: "zhengyun.io/zone",
  level: "zhengyun.io/level",
  accessClass: "zhengyun.io/access-class",
  dataClass: "zhengyun.io/data-class",
  drTier: "zhengyun.io/dr-tier",
  /** On namespaces: the only priority class its pods may name besides the ordinary ones. */
  priorityClass: "zhengyun.io/priority-class",
  /** On nodes, namespaces and as the key of the nodes' taint. */
  xinchuang: "zhengyun.io/xinchuang",
  /** On network policies: the grant they come from. */
  grant: "zhengyun.io/grant",
  encrypted: "zhengyun.io/encrypted",
  /** Kubernetes itself puts a namespace's name here; nobody can change it. */
  namespaceName: "kubernetes.io/metadata.name",
} as const;

export const annotations = {
  departmentName: "zhengyun.io/department-name",
  departmentNameEn: "zhengyun.io/department-name-en",
  applicationName: "zhengyun.io/application-name",
  applicationNameEn: "zhengyun.io/application-name-en",
  /** `retiring` on a namespace that may be removed. */
  state: "zhengyun.io/state",
  purpose: "zhengyun.io/purpose",
  approver: "zhengyun.io/approver",
  expires: "zhengyun.io/expires",
} as const;

/** On nodes, `true`: they serve a zone, and are connected to its VRFs. */
export const zoneNode = (zone: string): Readonly<Record<string, string>> => ({
  [`zhengyun.io/zone-${zone}`]: "true",
});

/** The value of `managed-by` on everything we make. */
export const MANAGER = "zhengyun";

/** What all our objects carry. */
export const managed: Readonly<Record<string, string>> = { [labels.managedBy]: MANAGER };
