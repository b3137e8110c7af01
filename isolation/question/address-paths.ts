import { type AddressRange, addressText } from "../addresses.js";
import type { PlacedPod } from "../engine/cell.js";
import type { PortSet, PortSets } from "../engine/port-sets.js";
import type { Stretch } from "../engine/regime.js";
import { clipped, stretchesOf } from "../engine/stretches.js";
import type { Direction } from "../objects/model.js";
import type { Carriage } from "../planes/transport.js";
import { type Found, nothingFound, outcomeOf, type Path, type Question } from "./ask.js";
import { legOf, type Verdict } from "./leg.js";
import { holderOf, type Member, type Party } from "./party.js";
import { portSetOf } from "./ports.js";
import { serviceTargets } from "./service-targets.js";

type Pods = Extract<Party, { kind: "pods" }>;
type Addresses = Extract<Party, { kind: "addresses" }>;

/** Paths between pods and addresses outside: out of the cluster for egress, into it for ingress. */
export function addressPaths(
  pods: Pods,
  { ranges }: Addresses,
  direction: Direction,
  question: Question,
): Found {
  const paths: Path[] = [];
  const pairs = { ...nothingFound.pairs };
  let denied: Path | undefined;
  for (const member of pods.members) {
    if ([...member.workload.pods].every(({ pod }) => pod.isOutside)) continue;
    const found = pathsOf(member, pods, ranges, direction, question);
    const open = found.filter(({ verdict }) => verdict !== "denied");
    paths.push(...open);
    denied ??= found.find(({ verdict }) => verdict === "denied");
    pairs[
      (["allowed", "unknown", "cut"] as const).find((one) => found.some(({ verdict }) => verdict === one)) ??
        "denied"
    ]++;
  }
  return { paths, denied, pairs };
}

function pathsOf(
  { cluster, workload }: Member,
  { service }: Pods,
  ranges: readonly AddressRange[],
  direction: Direction,
  question: Question,
): Path[] {
  const { sets } = cluster.engine;
  const asked =
    service && direction === "ingress"
      ? serviceTargets(service, workload, question.ports, sets)
      : portSetOf(question.ports, sets);
  const [placed] = workload.pods;
  if (!placed) return [];
  // A Service that does not keep the source shows the pod a node's address, which may be any.
  const hidesSource = service !== undefined && direction === "ingress" && !service.keepsSource;
  const stretches = clipped(stretchesOf(placed.cell[direction]), ranges);
  return stretches.flatMap((stretch) => {
    const parts: [Verdict, PortSet][] = hidesSource
      ? hidden(placed, asked, sets)
      : [
          ["allowed", sets.intersection(asked, stretch.certain)],
          ["unknown", sets.intersection(asked, sets.difference(stretch.possible, stretch.certain))],
        ];
    const open = parts.filter(([, ports]) => ports !== sets.none);
    const told: [Verdict, PortSet][] = open.length > 0 ? open : [["denied", asked]];
    return told.map(([verdict, ports]) => pathTo(verdict, ports, stretch));
  });

  function pathTo(judged: Verdict, ports: PortSet, stretch: Stretch): Path {
    const carried = judged === "denied" ? undefined : carriageOf({ cluster, workload }, stretch, question);
    const prefix = question.world.clusters.length > 1 ? `${cluster.pool}/` : "";
    const address = `ip:${addressText(stretch.first)}-${addressText(stretch.last)}`;
    const id = prefix + workload.id;
    const matches = placed?.cell[direction].addressMatches(stretch) ?? [];
    return {
      from: direction === "egress" ? id : address,
      to: direction === "egress" ? address : id,
      verdict: outcomeOf(judged, carried),
      ports: sets.texts(ports),
      legs: placed ? [legOf({ cluster, placed, direction, matches }, ports, question.cite)] : [],
      ...(service ? { through: `${service.namespace}/${service.name}` } : {}),
      ...(carried ? { carried } : {}),
    };
  }
}

function carriageOf(member: Member, stretch: Stretch, { transport }: Question): Carriage | undefined {
  return transport.within(member.cluster.pool) ?? transport.abroad(holderOf(member), stretch);
}

/** What a pod lets in when the source it sees may be any address. */
function hidden({ cell }: PlacedPod, asked: PortSet, sets: PortSets): [Verdict, PortSet][] {
  const all = stretchesOf(cell.ingress);
  const certain = all.reduce((left, one) => sets.intersection(left, one.certain), asked);
  const possible = all.reduce(
    (sum, one) => sets.union(sum, sets.intersection(asked, one.possible)),
    sets.none,
  );
  return [
    ["allowed", certain],
    ["unknown", sets.difference(possible, certain)],
  ];
}
