import type { Text } from "../../estate/findings/rule.js";

/** Why Terraform could not do what it was asked. The list is closed: `other` carries Terraform's own words. */
export type FailureKind =
  | "unreachable"
  | "no-kubeconfig"
  | "tls"
  | "credentials"
  | "forbidden"
  | "denied"
  | "locked"
  | "protected"
  | "stale"
  | "exists"
  | "release-stuck"
  | "not-ready"
  | "providers"
  | "chart"
  | "backend-changed"
  | "backend"
  | "version"
  | "timeout"
  | "interrupted"
  | "frozen"
  | "other";

/** A failure in one sentence, and what to do about it. Holds no secrets. */
export interface Failure {
  readonly kind: FailureKind;
  readonly sentence: Text;
  readonly hint: Text;
  /** What Terraform itself said, shortened. */
  readonly detail?: string;
  /** The resource concerned, where it is one. */
  readonly address?: string;
  /** Where several failed in the same way: all of them. */
  readonly addresses?: readonly string[];
}

/** Failures of the whole pool: going on with its other stacks is of no use. */
const ofThePool: ReadonlySet<FailureKind> = new Set(["unreachable", "no-kubeconfig", "tls", "credentials"]);

export const isOfThePool = (failure: Failure): boolean => ofThePool.has(failure.kind);

/** States a failure; leaves out what is empty. */
export function failure(
  kind: FailureKind,
  sentence: Text,
  hint: Text,
  more: { detail?: string; address?: string | undefined; addresses?: readonly string[] } = {},
): Failure {
  const detail = more.detail ? { detail: more.detail } : {};
  const address = more.address ? { address: more.address } : {};
  const addresses = (more.addresses?.length ?? 0) > 1 ? { addresses: more.addresses ?? [] } : {};
  return { kind, sentence, hint, ...detail, ...address, ...addresses };
}
