import type { Engine } from "../../isolation/engine/engine.js";
import type { ClusterObjects } from "../../isolation/objects/model.js";
import { readGiven } from "../../isolation/objects/read.js";
import { ports } from "./model.js";

/** Manifests as the engine takes them. */
export function objectsOf(manifests: readonly object[]): ClusterObjects {
  return readGiven(manifests.map((object) => ({ file: "bench", object }))).objects;
}

/** How many ordered pairs may connect, summed over the ports. */
export function allowedPairs({ rows, sets }: Engine): number {
  let allowed = 0;
  for (const cell of rows.cells) {
    for (const { cell: other, certain } of rows.from(cell)) {
      const open = ports.filter(({ protocol, number }) => sets.has(certain, protocol, number));
      allowed += open.length * cell.pods.size * other.pods.size;
    }
  }
  return allowed;
}
