import type { Ground, GroundCircuit } from "../../../isolation/planes/ground.js";
import type { PoolSession } from "../../../isolation/planes/sessions.js";

export const networkOf = (pool: string) => `10.${Number(pool.slice(1))}.0.0/16`;

/** `p1` on plane a behind router `r`: circuit `p1`, called at an address of its own. */
export function circuit(pool: string, plane: string, router: string, id = pool): GroundCircuit {
  const sites = [`house of ${pool}`, `exchange of ${router}`];
  return { id, plane, pool, router, sites, peer: `${plane} ${id}` };
}

/** A session of a pool over a circuit: it announces its network and takes that of others. */
export function session(
  { pool, peer }: GroundCircuit,
  others: readonly string[],
  vrf = "public",
): PoolSession {
  return {
    pool,
    object: `FRRConfiguration ${vrf}`,
    vrf,
    nodes: vrf,
    peer,
    announces: [networkOf(pool)],
    takes: others.map((other) => ({ prefix: networkOf(other), le: 32 })),
  };
}

/** Two pools, p1 and p2, each with a circuit on either plane; p1 may open connections to p2. */
export function twoPools(): { ground: Ground; sessions: readonly PoolSession[] } {
  const circuits = ["a", "b"].flatMap((plane) => [circuit("p1", plane, "r1"), circuit("p2", plane, "r2")]);
  const segments = ["p1", "p2"].map((pool) => ({
    pool,
    vrf: "public",
    zone: "public",
    planes: ["a", "b"],
    networks: [networkOf(pool)],
    holders: ["tax"],
  }));
  const demands = [{ from: "p1", to: "p2", vrf: "public", grants: ["g-1"] }];
  const sessions = circuits.map((one) => session(one, [one.pool === "p1" ? "p2" : "p1"]));
  return { ground: { circuits, segments, demands }, sessions };
}
