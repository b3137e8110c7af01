import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Place } from "../../estate/findings/finding.js";
import { placeOf } from "../../estate/source/place.js";
import { addressText, common } from "../addresses.js";
import { atOrigin, type Breach, defineIsolationCheck, type Scene } from "../checks.js";
import type { PlacedPod } from "../engine/cell.js";
import { stretchesOf } from "../engine/stretches.js";
import { type Expectation, expectationOf, portSetOf } from "../intent/expectation.js";
import type { Intent } from "../intent/intent.js";
import { metricsDoor, monitoring, nameServers } from "../intent/platform.js";
import type { Direction } from "../objects/model.js";
import { podWith } from "../objects/pod-with.js";

interface Params {
  readonly from: string;
  readonly to: string;
  readonly ports: string;
  readonly grant: string;
}

/** The other way round: what was granted, and what every application has, is really open. */
export default defineIsolationCheck<Params>({
  code: "ISO002",
  severity: "error",
  when: "audit",
  title: { zh: "每项授权都真正开通", en: "Every grant is really open" },
  message: {
    zh: (p) => `${p.grant} 应使 ${p.from} 能访问 ${p.to} 的 ${p.ports}，实际不能`,
    en: (p) => `${p.grant} should let ${p.from} reach ${p.to} on ${p.ports}, and it does not`,
  },
  hint: {
    zh: () => "重新生成并应用；若策略被手工改过，请恢复",
    en: () => "synthesise and apply again; if a policy was changed by hand, restore it",
  },
  *find(scene) {
    if (!scene.intent) return;
    const { engine, pool } = scene.cluster;
    const expected = expectationOf(scene.intent, pool, engine.sets);
    yield* grantedPairs(scene, scene.intent, expected);
    for (const placed of engine.placed.values()) {
      if (!expected.isOurs(placed.pod.namespace)) continue;
      yield* builtIns(scene, expected, placed);
      yield* ranges(scene, scene.intent, expected, placed, "egress");
      yield* ranges(scene, scene.intent, expected, placed, "ingress");
    }
  },
});

/** A pod that is there, or one that might be. */
type End = Pick<PlacedPod, "pod" | "cell"> & { readonly workload: { readonly id: string } };

/** The pods of a namespace. */
function podsIn({ cluster }: Scene, namespace: string): readonly PlacedPod[] {
  return [...(cluster.engine.sites.get(namespace)?.pods ?? [])];
}

function* grantedPairs(scene: Scene, intent: Intent, expected: Expectation): Generator<Breach<Params>> {
  const { sets, rows } = scene.cluster.engine;
  for (const [from, to] of expected.pairs) {
    for (const one of podsIn(scene, from)) {
      for (const other of podsIn(scene, to)) {
        const open = rows.verdicts(one.cell, other.cell).certain;
        const missing = sets.difference(expected.granted(from, to), open);
        if (missing === sets.none) continue;
        const grants = intent.grants.filter(
          ({ routes, ports }) =>
            routes.some(
              (route) => route.from === from && route.to === to && route.toPool === scene.cluster.pool,
            ) && sets.intersection(portSetOf(ports, sets), missing) !== sets.none,
        );
        const ids = grants.map(({ id }) => id);
        const ports = sets.texts(missing).join(" ");
        yield {
          entity: `grant ${ids.join(", ")}`,
          params: { from: one.workload.id, to: other.workload.id, ports, grant: ids.join(", ") },
          at: placeOfGrant(intent, ids[0]),
        };
      }
    }
  }
}

/** The same application, the name servers, monitoring, the door to metrics. */
function* builtIns({ cluster }: Scene, expected: Expectation, placed: PlacedPod): Generator<Breach<Params>> {
  const { sets, rows, sites } = cluster.engine;
  const site = sites.get(placed.pod.namespace);
  const outside = [nameServers.namespace, monitoring.namespace].flatMap((name) => [
    ...(sites.get(name)?.pods ?? []),
  ]);
  const others = [
    ...(site?.pods ?? []),
    ...outside.filter(({ pod }) => pod.isOutside),
    ...(sites.get(metricsDoor.namespace)?.pods ?? []),
    ...prometheusOf(cluster.engine),
  ];
  for (const [from, to] of others.flatMap((other) => bothWays(placed, other))) {
    const open = rows.verdicts(from.cell, to.cell).certain;
    const missing = sets.difference(expected.between(from.pod, to.pod).certain, open);
    if (missing === sets.none) continue;
    const origin = site?.namespace.origin;
    const ports = sets.texts(missing).join(" ");
    yield {
      entity: `namespace ${placed.pod.namespace}`,
      params: { from: from.workload.id, to: to.workload.id, ports, grant: "built-in opening" },
      at: atOrigin(origin),
    };
  }
}

/** Where the namespace of monitoring is in the input, its Prometheus need not be: what it would be let through counts. */
function prometheusOf(engine: Scene["cluster"]["engine"]): readonly End[] {
  const isOutside = [...(engine.sites.get(monitoring.namespace)?.pods ?? [])].some(
    ({ pod }) => pod.isOutside,
  );
  const pod = podWith(monitoring.namespace, monitoring.labels);
  const cell = isOutside ? undefined : engine.standingOf(pod);
  return cell ? [{ pod, cell, workload: { id: `${pod.namespace}/${pod.kind}/${pod.name}` } }] : [];
}

function bothWays(one: End, other: End): (readonly [End, End])[] {
  return one === other
    ? [[one, other]]
    : [
        [one, other],
        [other, one],
      ];
}

function* ranges(
  { cluster }: Scene,
  intent: Intent,
  expected: Expectation,
  placed: PlacedPod,
  direction: Direction,
): Generator<Breach<Params>> {
  const { sets } = cluster.engine;
  for (const range of expected.ranges(placed.pod, direction)) {
    for (const stretch of stretchesOf(placed.cell[direction])) {
      const shared = common(stretch, range);
      const missing = shared ? sets.difference(range.ports, stretch.certain) : sets.none;
      if (!shared || missing === sets.none) continue;
      const address = `${addressText(shared.first)}-${addressText(shared.last)}`;
      const [from, to] =
        direction === "egress" ? [placed.workload.id, address] : [address, placed.workload.id];
      yield {
        entity: `grant ${range.grant}`,
        params: { from, to, ports: sets.texts(missing).join(" "), grant: range.grant },
        at: placeOfGrant(intent, range.grant),
      };
    }
  }
}

function placeOfGrant(intent: Intent, id: string | undefined): { declared: Place } | "nowhere" {
  const grant = intent.grants.find((one) => one.id === id);
  if (!grant) return "nowhere";
  const text = readFileSync(join(intent.root, grant.file), "utf8");
  return { declared: { file: grant.file, ...placeOf(text, [...grant.path, "from"]) } };
}
