import type { Ground } from "./ground.js";
import { isInside } from "./routes.js";
import type { PoolSession, PoolSessions } from "./sessions.js";

/** Something that a session would let out, or in, or by whom, in a VRF or on a plane where it does not belong. */
export interface Stray {
  readonly pool: string;
  readonly object: string;
  readonly vrf: string;
  readonly peer: string;
  readonly what: "announced" | "accepted" | "neighbour" | "nodes";
  /** Prefix; `*` for everything; the address of a neighbour that no circuit has; nodes of another zone. */
  readonly prefix: string;
}

const defaults = ["0.0.0.0/0", "::/0"];

/** Holds every prefix of every session against the segments of the estate. */
export function straysOf({ routes, balancers }: PoolSessions, ground: Ground): Stray[] {
  return [
    ...[...routes, ...balancers].flatMap((session) => ofSession(session, ground)),
    ...routes.flatMap((session) => ofNodes(session, ground)),
  ];
}

/** A VRF is its zone's: nodes of another would join it. */
function ofNodes({ pool, object, vrf, peer, nodes }: PoolSession, { segments }: Ground): Stray[] {
  const own = segments.filter((one) => one.pool === pool && one.vrf === vrf);
  const isOther = own.length > 0 && own.every(({ zone }) => zone !== nodes);
  return isOther ? [{ pool, object, vrf, peer, what: "nodes", prefix: nodes }] : [];
}

function ofSession(session: PoolSession, { circuits, segments }: Ground): Stray[] {
  const { pool, object, vrf, peer, announces, takes } = session;
  const stray = (what: Stray["what"], prefix: string): Stray => ({ pool, object, vrf, peer, what, prefix });
  const circuit = circuits.find((one) => one.pool === pool && one.peer === peer);
  if (!circuit) return [stray("neighbour", peer)];
  const here = segments.filter((one) => one.vrf === vrf && one.planes.includes(circuit.plane));
  const own = here.filter((one) => one.pool === pool);
  const others = here.filter((one) => one.pool !== pool);
  const isIn = (prefix: string, some: typeof here) =>
    some.some(({ networks }) => networks.some((network) => isInside(prefix, network)));
  const isWayOut = (prefix: string) =>
    defaults.includes(prefix) && own.some(({ zone }) => zone === "internet");
  const out = announces === "all" ? ["*"] : announces.filter((prefix) => !isIn(prefix, own));
  const taken =
    takes === "all"
      ? ["*"]
      : takes
          .filter(({ prefix, le }) => !(isIn(prefix, others) || (isWayOut(prefix) && le === undefined)))
          .map(({ prefix }) => prefix);
  return [
    ...out.map((prefix) => stray("announced", prefix)),
    ...taken.map((prefix) => stray("accepted", prefix)),
  ];
}
