import { labels } from "../constructs/keys.js";
import { groupBy } from "../estate/index.js";
import { labelOf, mapAt } from "./objects/fields.js";
import type { ObjectChange } from "./objects/object.js";
import type { Action } from "./plan/read.js";
import { headlineKeys, sumOf } from "./quota-words.js";
import type { Owner, Surroundings } from "./surroundings.js";

/** How many objects of one kind are changed in which way. */
interface KindCount {
  readonly kind: string;
  readonly counts: Readonly<Partial<Record<Exclude<Action, "none">, number>>>;
}

/** What changes for one department in one pool; or for the platform, which no department owns. */
export interface Group {
  /** Left out for the platform. */
  readonly department?: string;
  readonly name?: Owner["name"];
  readonly kinds: readonly KindCount[];
  /** Sums over all of the department's namespaces in the pool, changed ones or not. Those that differ only. */
  readonly quota: readonly { readonly key: string; readonly before: string; readonly after: string }[];
}

export interface PoolSummary {
  readonly pool: string;
  /** The platform first, then departments by id. Only those with changes. */
  readonly groups: readonly Group[];
}

/** A grant that the plan opens paths for. */
export interface OpenedGrant {
  readonly grant: string;
  readonly from: string;
  readonly to: string;
  readonly ports: readonly string[];
  readonly approver: string;
  readonly expires: string;
  readonly pools: readonly string[];
}

/** Everything that changes, by pool and department. Pure. */
export function summarise(
  changes: readonly ObjectChange[],
  surroundings: Surroundings,
): readonly PoolSummary[] {
  const byPool = groupBy(changes, ({ pool }) => pool);
  return [...byPool]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([pool, inPool]) => ({ pool, groups: groupsOf(inPool, surroundings) }))
    .filter(({ groups }) => groups.length > 0);
}

function groupsOf(changes: readonly ObjectChange[], surroundings: Surroundings): readonly Group[] {
  const byOwner = groupBy(changes, (change) => surroundings.ownerOf(change)?.department ?? "");
  return [...byOwner]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([department, owned]) => groupOf(department, owned, surroundings))
    .filter(({ kinds }) => kinds.length > 0);
}

function groupOf(department: string, changes: readonly ObjectChange[], surroundings: Surroundings): Group {
  const kinds = kindsOf(changes);
  if (department === "") return { kinds, quota: [] };
  const name = changes.map((change) => surroundings.ownerOf(change)?.name).find((one) => one !== undefined);
  return { department, ...(name ? { name } : {}), kinds, quota: quotaOf(changes) };
}

function kindsOf(changes: readonly ObjectChange[]): readonly KindCount[] {
  const changed = changes.filter(({ action }) => action !== "none");
  return [...groupBy(changed, ({ kind }) => kind)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([kind, objects]) => ({ kind, counts: countsOf(objects) }));
}

function countsOf(objects: readonly ObjectChange[]): KindCount["counts"] {
  const counts: Partial<Record<Exclude<Action, "none">, number>> = {};
  for (const { action } of objects) if (action !== "none") counts[action] = (counts[action] ?? 0) + 1;
  return counts;
}

function quotaOf(changes: readonly ObjectChange[]): Group["quota"] {
  const quotas = changes.filter(({ kind }) => kind === "ResourceQuota");
  return headlineKeys.flatMap((key) => {
    const amounts = (when: "before" | "after") =>
      quotas.flatMap((quota) => mapAt(quota[when], "spec", "hard").get(key) ?? []);
    const [before, after] = [sumOf(key, amounts("before")), sumOf(key, amounts("after"))];
    return before !== undefined && after !== undefined && before !== after ? [{ key, before, after }] : [];
  });
}

/** The grants that new policies in the plan stand for, by id. */
export function openedGrants(
  changes: readonly ObjectChange[],
  surroundings: Surroundings,
): readonly OpenedGrant[] {
  const opening = changes.filter(({ kind, action }) => kind === "NetworkPolicy" && action === "create");
  const byGrant = groupBy(opening, (change) => labelOf(change, labels.grant) ?? "");
  return [...byGrant]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([id, policies]) => {
      const [first] = policies;
      const grant = first && surroundings.grantInForce(first);
      if (!grant) return [];
      const { from, to, ports, approver, expires } = grant.value;
      const pools = [...new Set(policies.map(({ pool }) => pool))].sort();
      return [{ grant: id, from, to, ports, approver, expires, pools }];
    });
}
