import { hash } from "node:crypto";
import { canonical, isRecord } from "./canonical.js";
import type { Action, ResourceChange, StackPlan } from "./read.js";

/** A change as it is recorded and compared: what happens to which resource, and a digest of the particulars. */
export interface ChangeDigest {
  readonly address: string;
  readonly action: Action;
  /** Of all particulars. Equal digests: the very same change. */
  readonly digest: string;
  /** Of what the resource will be afterwards. */
  readonly result: string;
}

/** The digests of all changes of one stack; no stack without changes has one. */
export interface StackDigest {
  readonly stack: string;
  readonly changes: readonly ChangeDigest[];
}

/**
 * The digest that an approval names: of every change of every stack. It holds addresses, actions and values before
 * and after; no times, no versions of tools, nothing the API server counts on its own. So the same change planned
 * again has the same digest, and any other change has another.
 */
export function planDigest(stacks: readonly StackDigest[]): string {
  const sorted = [...stacks].sort((a, b) => (a.stack < b.stack ? -1 : 1));
  return sha256(canonical(sorted.map(({ stack, changes }) => [stack, changes.map(({ digest }) => digest)])));
}

/** The digests of one stack's changes, by address; undefined if nothing changes. */
export function stackDigest({ stack, resources }: StackPlan): StackDigest | undefined {
  const changes = resources
    .filter(({ action }) => action !== "none")
    .map(changeDigest)
    .sort((a, b) => (a.address < b.address ? -1 : 1));
  return changes.length > 0 ? { stack, changes } : undefined;
}

function changeDigest({ address, action, type, raw }: ResourceChange): ChangeDigest {
  const { before, after, after_unknown, importing } = raw.change;
  const result = canonical([settled(type, after), settled(type, unknowns(after_unknown))]);
  // What goes away is named, not described: some of its values come from the last refresh, and refreshing
  // alone would make another digest.
  const from = action === "update" ? settled(type, before) : identity(type, before);
  const particulars = [address, raw.previous_address, type, action, raw.deposed, importing, from, result];
  return {
    address,
    action,
    digest: sha256(canonical(particulars)),
    result: sha256(result),
  };
}

/** Attributes that change by themselves: counters of the API server and of Helm. */
const ownAccord: Readonly<Record<string, readonly string[]>> = {
  metadata: ["generation", "resource_version", "uid", "self_link"],
  helm_release: ["metadata", "status", "id"],
};

/**
 * A value without what changes by itself. Missing, null and empty mean the same to Terraform and come and go with a
 * refresh, so they are left out; what stands in a list stays, because an empty block there means something.
 */
function settled(type: string, value: unknown): unknown {
  if (!isRecord(value)) return value;
  const release = type === "helm_release" ? (ownAccord.helm_release ?? []) : [];
  return withoutEmpty(
    Object.fromEntries(
      Object.entries(value)
        .filter(([key]) => !release.includes(key))
        .map(([key, inner]) => [key, key === "metadata" ? withoutCounters(inner) : inner]),
    ),
  );
}

function withoutCounters(metadata: unknown): unknown {
  if (!Array.isArray(metadata)) return metadata;
  return metadata.map((block: unknown) =>
    isRecord(block)
      ? Object.fromEntries(Object.entries(block).filter(([key]) => !ownAccord.metadata?.includes(key)))
      : block,
  );
}

function withoutEmpty(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutEmpty);
  if (!isRecord(value)) return value;
  const kept = Object.entries(value)
    .map(([key, inner]) => [key, withoutEmpty(inner)] as const)
    .filter(([, inner]) => !isEmpty(inner));
  return Object.fromEntries(kept);
}

function isEmpty(value: unknown): boolean {
  if (value === null || value === undefined) return true;
  if (Array.isArray(value)) return value.length === 0;
  return isRecord(value) && Object.keys(value).length === 0;
}

/** The marks of what is not known yet, without those that say it is. */
function unknowns(marks: unknown): unknown {
  if (Array.isArray(marks)) return marks.map(unknowns);
  if (isRecord(marks))
    return Object.fromEntries(Object.entries(marks).map(([key, inner]) => [key, unknowns(inner)]));
  return marks === true ? true : null;
}

/** Which object a value describes; of a Helm release also what is in it. */
function identity(type: string, value: unknown): unknown {
  if (!isRecord(value)) return null;
  if (type === "helm_release") return [value.namespace, value.name, value.values];
  const [metadata] = Array.isArray(value.metadata) ? value.metadata : [];
  return isRecord(metadata) ? [metadata.namespace ?? null, metadata.name] : (value.id ?? null);
}

function sha256(text: string): string {
  return hash("sha256", text);
}
