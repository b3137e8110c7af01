import type { AddressRange } from "../addresses.js";
import { addressesOf, type Passage, passageOf } from "../cross-pool/known-by.js";
import type { PlacedPod } from "../engine/cell.js";
import type { PortSet } from "../engine/port-sets.js";
import type { Intent } from "../intent/intent.js";
import type { Direction } from "../objects/model.js";
import type { Carriage } from "../planes/transport.js";
import { type Found, nothingFound, type Outcome, outcomeOf, type Path, type Question } from "./ask.js";
import { type Leg, legOf, type Verdict } from "./leg.js";
import { holderOf, type Member, type Party } from "./party.js";
import { portSetOf } from "./ports.js";

type Pods = Extract<Party, { kind: "pods" }>;

/** Paths from a pool to another. */
export function crossPoolPaths(from: Pods, to: Pods, question: Question): Found {
  const { intent } = question.world;
  if (!intent) return nothingFound;
  const paths: Path[] = [];
  const pairs = { ...nothingFound.pairs };
  let denied: Path | undefined;
  for (const source of from.members) {
    for (const target of to.members) {
      if (source.cluster === target.cluster) continue;
      const found = pathsBetween(end(source, intent), end(target, intent), question);
      for (const { verdict, tell } of found) {
        pairs[verdict]++;
        // To tell a path costs far more than to find it, and of those denied one is told.
        if (verdict !== "denied") paths.push(tell());
        else denied ??= tell();
      }
    }
  }
  return { paths, denied, pairs };
}

/** A pod, and the addresses by which other pools know it. */
interface Known {
  readonly member: Member;
  readonly placed: PlacedPod | undefined;
  readonly addresses: readonly AddressRange[];
}

function end(member: Member, intent: Intent): Known {
  const { cluster, workload } = member;
  return { member, placed: [...workload.pods][0], addresses: addressesOf(cluster, workload, intent) };
}

/** A path that was found, and how to tell it. */
interface FoundPath {
  readonly verdict: Outcome;
  tell(): Path;
}

function pathsBetween(source: Known, target: Known, question: Question): FoundPath[] {
  const leaving =
    source.placed && passageOf(source.member.cluster, source.placed, "egress", target.addresses);
  const arriving =
    target.placed && passageOf(target.member.cluster, target.placed, "ingress", source.addresses);
  if (!leaving || !arriving) return [];
  const { sets } = source.member.cluster.engine;
  const asked = portSetOf(question.ports, sets);
  const certain = sets.intersection(asked, sets.intersection(leaving.certain, arriving.certain));
  const possible = sets.intersection(asked, sets.intersection(leaving.possible, arriving.possible));
  const path = (judged: Verdict, ports: PortSet): FoundPath => {
    const carried =
      judged === "denied"
        ? undefined
        : question.transport.between(holderOf(source.member), holderOf(target.member));
    const verdict = outcomeOf(judged, carried);
    return { verdict, tell: () => told(verdict, ports, carried) };
  };
  const told = (verdict: Outcome, ports: PortSet, carried: Carriage | undefined): Path => ({
    from: idOf(source),
    to: idOf(target),
    verdict,
    ports: sets.texts(ports),
    legs: [
      ...legs(source, "egress", leaving, ports, question),
      ...legs(target, "ingress", arriving, ports, question),
    ],
    ...(carried ? { carried } : {}),
  });
  const unknown = sets.difference(possible, certain);
  const open = [
    ...(certain === sets.none ? [] : [path("allowed", certain)]),
    ...(unknown === sets.none ? [] : [path("unknown", unknown)]),
  ];
  return open.length > 0 ? open : [path("denied", asked)];
}

function idOf({ member }: Known): string {
  return `${member.cluster.pool}/${member.workload.id}`;
}

function legs(
  known: Known,
  direction: Direction,
  { stretch }: Passage,
  ports: PortSet,
  { cite }: Question,
): Leg[] {
  const { member, placed } = known;
  if (!placed || placed.pod.isOutside) return [];
  const matches = placed.cell[direction].addressMatches(stretch);
  return [legOf({ cluster: member.cluster, placed, direction, matches }, ports, cite)];
}
