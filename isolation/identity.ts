import type { Labels } from "./objects/model.js";

/** Labels that carry identity, as they stand in what was synthesised. */
export const identityLabels = {
  department: "zhengyun.io/department",
  application: "zhengyun.io/application",
  zone: "zhengyun.io/zone",
} as const;

/** On a network policy: the grant that it renders. */
const grantLabel = "zhengyun.io/grant";

const annotations = {
  purpose: "zhengyun.io/purpose",
  approver: "zhengyun.io/approver",
  expires: "zhengyun.io/expires",
} as const;

/** What a policy says about the grant it renders. */
export interface GrantNote {
  readonly id: string;
  readonly purpose?: string;
  readonly approver?: string;
  readonly expires?: string;
}

/** The grant that a policy's labels name, or undefined. */
export function grantOf(policy: {
  readonly labels: Labels;
  readonly annotations: Labels;
}): GrantNote | undefined {
  const id = policy.labels[grantLabel];
  if (id === undefined) return undefined;
  const notes = Object.entries(annotations).flatMap(([key, annotation]) => {
    const text = policy.annotations[annotation];
    return text === undefined ? [] : [[key, text]];
  });
  return { id, ...Object.fromEntries(notes) };
}
