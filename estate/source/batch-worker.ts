import { parentPort, workerData } from "node:worker_threads";
import { documentKinds } from "../kinds.js";
import { readBatch } from "./batch.js";
import type { Errand, Report } from "./crew.js";

const { batches, moment, taken } = workerData as Errand;
for (let index = Atomics.add(taken, 0, 1); index < batches.length; index = Atomics.add(taken, 0, 1)) {
  const { sound, faulty } = readBatch(batches[index] ?? [], documentKinds, moment);
  parentPort?.postMessage({ index, sound: JSON.stringify([...sound]), faulty } satisfies Report);
}
