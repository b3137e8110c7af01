import { afterAll, beforeAll, expect, it } from "vitest";
import { type Connection, connect } from "../cluster/connection.js";
import type { ControlPlane } from "../cluster/control-plane.js";
import { startSmallPool } from "../stacks/small-pool.js";
import { askAll, cellName, cells } from "./matrix.js";

let plane: ControlPlane;
let connection: Connection;
beforeAll(async () => {
  plane = await startSmallPool("matrix");
  connection = connect(plane);
});
afterAll(async () => {
  connection?.close();
  await plane?.stop();
});

it("an API server answers every cell of persona × verb × resource × scope as the table says", async () => {
  const started = performance.now();
  const answers = await askAll(connection);
  const each = (performance.now() - started) / cells.length;
  console.log(`${cells.length} cells, ${each.toFixed(2)} ms each`);
  const wrong = cells.filter(({ isGiven }, index) => answers[index] !== isGiven);
  expect(wrong.map((cell) => `${cellName(cell)} is ${cell.isGiven ? "refused" : "allowed"}`)).toEqual([]);
  expect({ asked: answers.length, allowed: answers.filter(Boolean).length > 1000 }).toEqual({
    asked: cells.length,
    allowed: true,
  });
});
