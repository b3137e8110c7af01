import type { Text } from "../estate/findings/rule.js";
import { modulesIn } from "../estate/registry.js";
import type { ObjectChange } from "./objects/object.js";
import type { Surroundings } from "./surroundings.js";

/** What a change can endanger. The list is closed: approvals and reports may rely on it. */
export const dangerKinds = [
  "deletion",
  "replacement",
  "forgotten",
  "isolation-widened",
  "identity-changed",
  "admission-weakened",
  "pod-security-lowered",
  "quota-shrunk",
  "protection-lost",
  "rights-widened",
  "undecidable",
] as const;

export type DangerKind = (typeof dangerKinds)[number];

/** Something in a plan that somebody besides its author must have agreed to. */
export interface Danger {
  readonly kind: DangerKind;
  readonly pool: string;
  /** Id of the department concerned; left out for what belongs to the platform. */
  readonly department?: string;
  readonly stack: string;
  /** Of the resource in Terraform. */
  readonly address: string;
  /** `NetworkPolicy education-xueji/default-deny`. */
  readonly object: string;
  /** The namespace concerned; left out for what belongs to none. */
  readonly namespace?: string;
  readonly before?: string;
  readonly after?: string;
  readonly sentence: Text;
  /** Digest of the plan that was begun with this very change, so that nobody need agree to it again. */
  readonly settledBy?: string;
}

/** What a rule has to say of one object. */
export interface Sign {
  readonly sentence: Text;
  readonly before?: string;
  readonly after?: string;
}

/** A kind of danger and the pure function that finds it. One file in `dangers/` each, named after the kind. */
export interface DangerRule {
  readonly kind: DangerKind;
  /** A heading: what the dangers of this kind have in common. */
  readonly title: Text;
  find(change: ObjectChange, surroundings: Surroundings): Iterable<Sign>;
}

/** States a kind of danger; the identity function, for the types. */
export function defineDanger(rule: DangerRule): DangerRule {
  return rule;
}

/** Every rule, in the order of `dangerKinds`. */
export async function dangerRules(): Promise<readonly DangerRule[]> {
  const rules = await modulesIn<DangerRule>(new URL("./dangers/", import.meta.url));
  return rules
    .filter((rule) => rule !== undefined)
    .sort((a, b) => dangerKinds.indexOf(a.kind) - dangerKinds.indexOf(b.kind));
}
