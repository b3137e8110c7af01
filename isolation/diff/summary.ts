import { type AddressRange, addressOf, merged, rangeOf } from "../addresses.js";
import { identityLabels } from "../identity.js";
import type { Namespace } from "../objects/model.js";
import type { GrantCite } from "../question/cite.js";
import type { World } from "../world.js";
import type { Change, Diff } from "./diff.js";

/** A peer as people know it: an application where it is one, else as it is listed. */
export interface PeerName {
  /** `department/application`, or the listed id. */
  readonly id: string;
  readonly zh: string;
}

/** One thing that a change opens or closes, over all pools where it does so. */
export interface Line {
  readonly kind: keyof Diff;
  readonly from: PeerName;
  readonly to: PeerName;
  readonly ports: readonly string[];
  /** `230100-harbin`, or from one pool to another; none for manifests. */
  readonly pools: readonly string[];
  readonly grants: readonly GrantCite[];
}

/**
 * Sums a diff up for people: by applications instead of workloads. Addresses by which departments are known to other
 * pools are left out, because the paths to the applications behind them are listed.
 */
export function summaryOf(diff: Diff, worlds: readonly World[]): Line[] {
  const names = new Names(worlds);
  const blocks = merged(
    worlds
      .flatMap(({ intent }) => intent?.pools ?? [])
      .flatMap((pool) => pool.blocks.flatMap(({ cidr }) => rangeOf(cidr) ?? [])),
  );
  const lines = new Map<string, Line & { readonly pools: string[] }>();
  for (const kind of ["opens", "unclear", "closes"] as const) {
    for (const change of diff[kind]) {
      if (isKnownAddress(change.from, blocks) || isKnownAddress(change.to, blocks)) continue;
      const line = lineOf(kind, change, names);
      const key = [kind, line.from.id, line.to.id, ...line.ports].join("\u0000");
      const known = lines.get(key);
      if (known) known.pools.push(...line.pools.filter((pool) => !known.pools.includes(pool)));
      else lines.set(key, line);
    }
  }
  return [...lines.values()];
}

function lineOf(
  kind: keyof Diff,
  { from, to, ports, grants }: Change,
  names: Names,
): Line & { pools: string[] } {
  const [one, other] = [names.of(from), names.of(to)];
  const pools = [...new Set([one.pool, other.pool].filter((pool) => pool !== ""))];
  return { kind, from: one, to: other, ports, grants, pools: pools.length > 0 ? [pools.join(" → ")] : [] };
}

/** Whether a listed peer is addresses all of which belong to departments. */
function isKnownAddress(id: string, blocks: readonly AddressRange[]): boolean {
  if (!id.startsWith("ip:")) return false;
  const [first, last] = id
    .slice("ip:".length)
    .split("-")
    .map((text) => addressOf(text) ?? -1n);
  return blocks.some((block) => block.first <= (first ?? -1n) && (last ?? -1n) <= block.last);
}

const titles = {
  department: "zhengyun.io/department-name",
  application: "zhengyun.io/application-name",
} as const;

/** Names of listed peers. */
class Names {
  readonly #known = new Map<string, PeerName & { readonly pool: string }>();

  constructor(worlds: readonly World[]) {
    const hasPools = worlds.some(({ clusters }) => clusters.length > 1);
    for (const { clusters } of worlds) {
      for (const { engine, pool } of clusters) {
        for (const { id, namespace } of engine.workloads.values()) {
          const place = engine.sites.get(namespace)?.namespace;
          const listed = hasPools ? `${pool}/${id}` : id;
          this.#known.set(listed, { pool, ...nameOf(id, place) });
        }
      }
    }
  }

  of(listed: string): PeerName & { readonly pool: string } {
    return this.#known.get(listed) ?? { id: listed, zh: listed, pool: "" };
  }
}

function nameOf(id: string, namespace: Namespace | undefined): PeerName {
  const labels = namespace?.labels ?? {};
  const notes = namespace?.annotations ?? {};
  const department = labels[identityLabels.department];
  const application = labels[identityLabels.application];
  // A workload of an application is not the whole of it, unless it stands for any.
  if (department === undefined || application === undefined || !id.endsWith("/Pod/*")) return { id, zh: id };
  const zh = [notes[titles.department] ?? department, notes[titles.application] ?? application].join("/");
  return { id: `${department}/${application}`, zh };
}
