import type { PlacedPod, Workload } from "../engine/cell.js";
import type { PortSet } from "../engine/port-sets.js";
import type { Verdicts } from "../engine/regime.js";
import type { Cluster } from "../world.js";
import { type Found, nothingFound, outcomeOf, type Path, type Question } from "./ask.js";
import { type Leg, legOf, type Verdict } from "./leg.js";
import type { Party } from "./party.js";
import { portSetOf } from "./ports.js";
import { serviceTargets } from "./service-targets.js";

type Pods = Extract<Party, { kind: "pods" }>;

/** Paths between pods of the same cluster. */
export function podPaths(from: Pods, to: Pods, question: Question): Found {
  const finder = new PairFinder(question, to);
  for (const { cluster, workload } of from.members) {
    for (const other of to.members)
      if (other.cluster === cluster) finder.look(cluster, workload, other.workload);
  }
  return finder.found;
}

/** Two pods, and what they may do. */
interface Meeting {
  readonly from: PlacedPod;
  readonly to: PlacedPod;
  readonly verdicts: Verdicts;
}

class PairFinder {
  readonly #paths: Path[] = [];
  readonly #pairs = { ...nothingFound.pairs };
  #denied: Path | undefined;

  constructor(
    private readonly question: Question,
    private readonly target: Pods,
  ) {}

  get found(): Found {
    return { paths: this.#paths, denied: this.#denied, pairs: this.#pairs };
  }

  look(cluster: Cluster, from: Workload, to: Workload): void {
    const asked = this.#asked(cluster, to);
    const meetings = meetingsOf(cluster, from, to);
    const allowed = best(cluster, meetings, asked, ({ certain }) => certain);
    const unknown = best(cluster, meetings, asked, ({ certain, possible }) =>
      cluster.engine.sets.difference(possible, certain),
    );
    if (allowed) this.#note(cluster, "allowed", allowed);
    if (unknown) this.#note(cluster, "unknown", unknown);
    if (allowed ?? unknown) return;
    this.#pairs.denied++;
    const [first] = meetings;
    if (first) this.#denied ??= this.#path(cluster, "denied", first, asked);
  }

  /** The ports asked about, as the pods themselves listen on them. */
  #asked(cluster: Cluster, to: Workload): PortSet {
    const { sets } = cluster.engine;
    const { service } = this.target;
    return service
      ? serviceTargets(service, to, this.question.ports, sets)
      : portSetOf(this.question.ports, sets);
  }

  #note(cluster: Cluster, verdict: Verdict, { meeting, ports }: { meeting: Meeting; ports: PortSet }): void {
    const path = this.#path(cluster, verdict, meeting, ports);
    this.#pairs[path.verdict]++;
    this.#paths.push(path);
  }

  #path(cluster: Cluster, judged: Verdict, { from, to }: Meeting, ports: PortSet): Path {
    const carried = judged === "denied" ? undefined : this.question.transport.within(cluster.pool);
    const prefix = this.question.world.clusters.length > 1 ? `${cluster.pool}/` : "";
    const { service } = this.target;
    return {
      from: prefix + from.workload.id,
      to: prefix + to.workload.id,
      verdict: outcomeOf(judged, carried),
      ports: cluster.engine.sets.texts(ports),
      legs: from === to ? [] : this.#legs(cluster, from, to, ports),
      ...(service ? { through: `${service.namespace}/${service.name}` } : {}),
      ...(carried ? { carried } : {}),
    };
  }

  #legs(cluster: Cluster, from: PlacedPod, to: PlacedPod, ports: PortSet): Leg[] {
    const { cite } = this.question;
    const out = { cluster, placed: from, direction: "egress" as const, peer: to.pod };
    const into = { cluster, placed: to, direction: "ingress" as const, peer: from.pod };
    const sides = [
      { ...out, matches: from.cell.egress.matches(to.cell.marks) },
      { ...into, matches: to.cell.ingress.matches(from.cell.marks) },
    ];
    return sides.filter(({ placed }) => !placed.pod.isOutside).map((side) => legOf(side, ports, cite));
  }
}

/** Pods of two workloads, one pair for each two cells; a lone pod meets itself. */
function meetingsOf({ engine }: Cluster, from: Workload, to: Workload): Meeting[] {
  const meetings = new Map<string, Meeting>();
  for (const one of from.pods) {
    for (const other of to.pods) {
      const key = `${one.cell.id} ${other.cell.id}`;
      if (meetings.has(key) || (one === other && (from.pods.size > 1 || isTemplate(one)))) continue;
      const isSame = one === other;
      const all = { certain: engine.sets.all, possible: engine.sets.all };
      meetings.set(key, {
        from: one,
        to: other,
        verdicts: isSame ? all : engine.rows.verdicts(one.cell, other.cell),
      });
    }
  }
  return [...meetings.values()];
}

/** Whether a pod stands for several, which are not the same pod. */
function isTemplate({ pod }: PlacedPod): boolean {
  return pod.kind !== "Pod" || !pod.labelsKnown;
}

/** The pair with the most to say of some kind, and all ports of which any pair says it. */
function best(
  { engine }: Cluster,
  meetings: readonly Meeting[],
  asked: PortSet,
  part: (verdicts: Verdicts) => PortSet,
): { meeting: Meeting; ports: PortSet } | undefined {
  let found: { meeting: Meeting; ports: PortSet } | undefined;
  for (const meeting of meetings) {
    const ports = engine.sets.intersection(asked, part(meeting.verdicts));
    if (ports === engine.sets.none) continue;
    if (!found || engine.sets.size(ports) > engine.sets.size(found.ports)) found = { meeting, ports };
  }
  return found;
}
