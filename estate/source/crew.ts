import { Worker } from "node:worker_threads";
import type { DocumentKind } from "../entity.js";
import { type Batch, type Order, readBatch } from "./batch.js";

/** What a thread is given: all batches, and the count of those taken, from which it takes the next. */
export interface Errand {
  readonly batches: readonly (readonly Order[])[];
  readonly moment: number;
  /** One whole number, shared. */
  readonly taken: Int32Array;
}

/** A batch that a thread has read. Text is copied between threads faster than what it stands for. */
export interface Report {
  readonly index: number;
  /** `[file, Stamped]` of each sound document, as JSON. */
  readonly sound: string;
  readonly faulty: Batch["faulty"];
}

/** Threads run compiled code only: a test runner that reads the sources does without. */
export const canStartThreads = import.meta.url.endsWith(".js");

/**
 * Reads batches in this thread and in others at once, whoever is free taking the next. What a thread that fails has
 * taken with it is read here.
 * @param threads how many others
 */
export async function readBatches(
  batches: readonly (readonly Order[])[],
  kinds: readonly DocumentKind[],
  moment: number,
  threads: number,
): Promise<readonly Batch[]> {
  const taken = new Int32Array(new SharedArrayBuffer(4));
  const results: Batch[] = new Array(batches.length);
  const others = Array.from({ length: canStartThreads ? threads : 0 }, () =>
    start({ batches, moment, taken }, results),
  );
  for (let index = Atomics.add(taken, 0, 1); index < batches.length; index = Atomics.add(taken, 0, 1)) {
    results[index] = readBatch(batches[index] ?? [], kinds, moment);
  }
  await Promise.all(others);
  return batches.map((batch, index) => results[index] ?? readBatch(batch, kinds, moment));
}

/** Ends when the thread has ended, well or not. */
function start(errand: Errand, results: Batch[]): Promise<void> {
  return new Promise((resolve) => {
    const worker = new Worker(new URL("batch-worker.js", import.meta.url), { workerData: errand });
    worker.on("message", ({ index, sound, faulty }: Report) => {
      results[index] = { sound: new Map(JSON.parse(sound)), text: sound, faulty };
    });
    worker.on("error", () => resolve());
    worker.on("exit", () => resolve());
  });
}
