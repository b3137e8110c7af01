import { addressText, compare } from "../addresses.js";
import { atOrigin, type Breach, defineIsolationCheck, type Scene } from "../checks.js";
import type { Cell, PlacedPod } from "../engine/cell.js";
import type { PortSet } from "../engine/port-sets.js";
import type { Match, Regime } from "../engine/regime.js";
import { clipped, type JudgedStretch, stretchesOf } from "../engine/stretches.js";
import { type Expectation, expectationOf } from "../intent/expectation.js";
import type { Direction } from "../objects/model.js";

interface Params {
  readonly from: string;
  readonly to: string;
  readonly ports: string;
  /** The rules that let it pass, or the pods that nothing isolates. */
  readonly by: string;
}

/** Held against the grants of the estate, pair by pair and address by address. */
export default defineIsolationCheck<Params>({
  code: "ISO001",
  severity: "error",
  when: "audit",
  title: {
    zh: "每条可达路径都有授权",
    en: "Every path that is open has a grant",
  },
  message: {
    zh: (p) => `${p.from} 可访问 ${p.to} 的 ${p.ports}，没有授权；放行者：${p.by}`,
    en: (p) => `${p.from} can reach ${p.to} on ${p.ports} without a grant; let through by ${p.by}`,
  },
  hint: {
    zh: () => "删去放行它的规则，或为它申请授权",
    en: () => "remove the rule that lets it through, or have it granted",
  },
  source: "GB/T 22239-2019 8.1.3.2",
  *find(scene) {
    if (!scene.intent) return;
    const { engine, pool } = scene.cluster;
    const expected = expectationOf(scene.intent, pool, engine.sets);
    for (const cell of engine.rows.cells) {
      yield* podPaths(scene, expected, cell);
      for (const placed of cell.pods) {
        if (placed.pod.isOutside) continue;
        yield* addressPaths(scene, expected, placed, "egress");
        yield* addressPaths(scene, expected, placed, "ingress");
      }
    }
  },
});

type Judged = Pick<Scene["cluster"], "engine">;

function* podPaths({ cluster }: Scene, expected: Expectation, cell: Cell): Generator<Breach<Params>> {
  const { sets, rows } = cluster.engine;
  for (const { cell: other, certain, possible } of rows.from(cell)) {
    for (const [from, to] of pairsOf(cell, other)) {
      const meant = expected.between(from.pod, to.pod);
      // Where only some pods of a namespace are meant, that it is open to any of them is too much.
      const excess = sets.union(
        sets.difference(possible, meant.possible),
        sets.difference(certain, meant.certain),
      );
      if (excess === sets.none) continue;
      const leaving = letThrough(from, "egress", from.cell.egress.matches(to.cell.marks), excess, cluster);
      const arriving = letThrough(to, "ingress", to.cell.ingress.matches(from.cell.marks), excess, cluster);
      yield breach(from.workload.id, to.workload.id, sets.texts(excess), [arriving, leaving]);
    }
  }
}

/** Pairs of different pods of two cells, those left out of which neither is in the input. */
function* pairsOf(cell: Cell, other: Cell): Generator<readonly [PlacedPod, PlacedPod]> {
  for (const from of cell.pods) {
    for (const to of other.pods) {
      if (from !== to && !(from.pod.isOutside && to.pod.isOutside)) yield [from, to];
    }
  }
}

/** Paths without a grant between a pod and addresses outside. */
export function* addressPaths(
  { cluster }: { readonly cluster: Judged },
  expected: Expectation,
  placed: PlacedPod,
  direction: Direction,
): Generator<Breach<Params>> {
  const { sets } = cluster.engine;
  const { namespace } = placed.pod;
  if (!expected.rules(direction) && expected.isOurs(namespace)) return;
  for (const stretch of stretchesOf(placed.cell[direction])) {
    if (stretch.possible === sets.none) continue;
    const ranges = expected.ranges(placed.pod, direction);
    for (const part of cutBy(stretch, ranges)) {
      const here = ranges.filter(({ first, last }) => first <= part.first && part.last <= last);
      const union = (some: typeof here) => some.reduce((all, { ports }) => sets.union(all, ports), sets.none);
      // Where only some pods of a namespace are meant, that it is open to any of them is too much.
      const excess = sets.union(
        sets.difference(part.possible, union(here)),
        sets.difference(part.certain, union(here.filter(({ isSure }) => isSure))),
      );
      if (excess === sets.none) continue;
      const address = `${addressText(part.first)}-${addressText(part.last)}`;
      const matches = placed.cell[direction].addressMatches(part);
      const by = letThrough(placed, direction, matches, excess, cluster);
      const [from, to] =
        direction === "egress" ? [placed.workload.id, address] : [address, placed.workload.id];
      yield breach(from, to, sets.texts(excess), [by]);
    }
  }
}

/** A stretch in parts that no expected range cuts. */
function cutBy(
  stretch: JudgedStretch,
  ranges: readonly { readonly first: bigint; readonly last: bigint }[],
): JudgedStretch[] {
  const cuts = ranges.flatMap(({ first, last }) => [first, last + 1n]);
  const inner = [...new Set(cuts)].filter((at) => at > stretch.first && at <= stretch.last).sort(compare);
  const starts = [stretch.first, ...inner];
  return clipped(
    [stretch],
    starts.map((first, index) => ({ first, last: (starts[index + 1] ?? stretch.last + 1n) - 1n })),
  );
}

/** What lets something pass at one end. */
interface Opening {
  readonly words: string;
  readonly at: Breach<Params>["at"];
}

function letThrough(
  { pod, cell }: PlacedPod,
  direction: Direction,
  matches: readonly Match[],
  excess: PortSet,
  { engine }: Judged,
): Opening | undefined {
  if (pod.isOutside) return undefined;
  const regime: Regime = cell[direction];
  const open = matches.find(
    ({ possible, rule }) =>
      engine.sets.intersection(possible, excess) !== engine.sets.none &&
      !("action" in rule.source && rule.source.action !== "Accept"),
  );
  if (open) {
    const { source } = open.applied.policy;
    const name = "namespace" in source ? `${source.namespace}/${source.name}` : source.name;
    const path = ["spec", direction, open.rule.index];
    return { words: `${name} spec.${direction}[${open.rule.index}]`, at: { origin: source.origin, path } };
  }
  const origin = engine.sites.get(pod.namespace)?.namespace.origin;
  const isFree = regime.policies.length === 0;
  return isFree ? { words: `${pod.namespace} (${direction})`, at: atOrigin(origin) } : undefined;
}

function breach(
  from: string,
  to: string,
  ports: readonly string[],
  openings: readonly (Opening | undefined)[],
): Breach<Params> {
  const known = openings.filter((one) => one !== undefined);
  return {
    entity: `path ${from} → ${to}`,
    params: { from, to, ports: ports.join(" "), by: known.map(({ words }) => words).join(", ") },
    at: known.find(({ at }) => at !== "nowhere")?.at ?? "nowhere",
  };
}
