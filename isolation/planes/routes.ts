import { groupBy } from "../../estate/estate.js";
import { rangeOf } from "../addresses.js";
import type { Ground, GroundCircuit } from "./ground.js";
import type { PoolSession, Taken } from "./sessions.js";

/** One end of a route: a session, over the circuit that its neighbour is at the end of. */
export interface End {
  readonly session: PoolSession;
  readonly circuit: GroundCircuit;
}

/** With the prefixes that the session takes as they stand: most are found there. */
interface CountedEnd extends End {
  readonly exactly: ReadonlySet<string>;
}

/** A way for traffic from one pool to another: on one plane, over a circuit at each end. */
export interface Route {
  readonly plane: string;
  readonly vrf: string;
  readonly source: End;
  readonly target: End;
}

/** The sessions whose neighbour is at the end of a circuit. */
export function endsOf(sessions: readonly PoolSession[], { circuits }: Pick<Ground, "circuits">): End[] {
  const byPeer = new Map(circuits.map((circuit) => [`${circuit.pool} ${circuit.peer}`, circuit]));
  return sessions.flatMap((session) => {
    const circuit = byPeer.get(`${session.pool} ${session.peer}`);
    return circuit ? [{ session, circuit }] : [];
  });
}

/** Every way there is with nothing failed: the source takes a prefix that the target announces, same plane and VRF. */
export function routesBetween(sessions: readonly PoolSession[], ground: Pick<Ground, "circuits">): Route[] {
  const ends: CountedEnd[] = endsOf(sessions, ground).map((end) => {
    const taken = end.session.takes === "all" ? [] : end.session.takes;
    return { ...end, exactly: new Set(taken.map(({ prefix }) => prefix)) };
  });
  const meeting = groupBy(ends, ({ session, circuit }) => `${circuit.plane} ${session.vrf}`);
  return [...meeting.values()].flatMap((some) =>
    some.flatMap((source) =>
      some
        .filter((target) => target.circuit.pool !== source.circuit.pool && takesSome(source, target))
        .map((target) => ({ plane: source.circuit.plane, vrf: source.session.vrf, source, target })),
    ),
  );
}

function takesSome({ session: { takes }, exactly }: CountedEnd, { session: { announces } }: End): boolean {
  if (takes === "all" || announces === "all") return takes.length > 0 && announces.length > 0;
  return (
    announces.some((prefix) => exactly.has(prefix)) ||
    announces.some((prefix) => takes.some((taken) => isTaken(prefix, taken)))
  );
}

function isTaken(announced: string, { prefix, le }: Taken): boolean {
  const length = Number(announced.slice(announced.indexOf("/") + 1));
  return le !== undefined && length <= le && isInside(announced, prefix);
}

/** Whether a network or a range lies within another. */
export function isInside(inner: string, outer: string): boolean {
  const [one, other] = [rangeOf(inner), rangeOf(outer)];
  return one !== undefined && other !== undefined && other.first <= one.first && one.last <= other.last;
}
