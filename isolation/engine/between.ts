import type { PlacedPod } from "./cell.js";
import type { Engine } from "./engine.js";
import type { Verdicts } from "./regime.js";

/** One end of a connection: a pod, or an address outside the cluster. */
export type End = PlacedPod | bigint;

/** What connections from one end to the other may do. A pod always reaches itself. */
export function between(engine: Engine, from: End, to: End): Verdicts {
  const { sets, rows } = engine;
  if (from === to) return { certain: sets.all, possible: sets.all };
  if (typeof from !== "bigint" && typeof to !== "bigint") return rows.verdicts(from.cell, to.cell);
  if (typeof from !== "bigint") return withAddress(from, "egress", to as bigint);
  if (typeof to !== "bigint") return withAddress(to, "ingress", from);
  return { certain: sets.all, possible: sets.all };
}

function withAddress({ cell }: PlacedPod, direction: "ingress" | "egress", address: bigint): Verdicts {
  return cell[direction].withAddresses({ first: address, last: address });
}
