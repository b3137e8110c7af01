import { availableParallelism } from "node:os";
import { setImmediate } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import { moduleEnding } from "../project.js";
import { type Built, beginTask, type Task } from "./task.js";

/** Threads need compiled code, and help where there is a processor for them. */
export const canHelp = moduleEnding === ".js" && availableParallelism() > 1;

/** Called after each task. */
type Done = (built: Built) => void;

/** So many stacks may be on their way to the disk while the next is built. */
const WRITING = 8;

/** Builds one after the other in this thread. @returns results in the order of the tasks */
export async function runAlone(tasks: readonly Task[], done: Done): Promise<readonly Built[]> {
  const results: Built[] = [];
  const underWay = new Set<Promise<void>>();
  try {
    for (const task of tasks) {
      const { built, written } = await beginTask(task);
      results.push(built);
      const work = written.then(() => {
        underWay.delete(work);
        done(built);
      });
      // Told when it is waited for.
      work.catch(() => {});
      underWay.add(work);
      // In between, the file system is heard.
      await (underWay.size < WRITING ? setImmediate() : Promise.race(underWay));
    }
    await Promise.all(underWay);
  } finally {
    // Nothing may be written any more by the time somebody clears up.
    await Promise.allSettled(underWay);
  }
  return results;
}

/**
 * Worker threads that run tasks. They begin to load CDKTF when they are started, so that a caller who knows that
 * there will be something to build can start them before it knows what.
 */
export class Crew {
  readonly #workers: Worker[] = [];

  /** @param count how many threads to start at once */
  constructor(count: number) {
    this.#grow(count);
  }

  /**
   * @param count how many threads there should be at least
   * @returns results in the order of the tasks
   * @throws the error of the first task that fails; the crew is then closed
   */
  async run(tasks: readonly Task[], done: Done, count: number): Promise<readonly Built[]> {
    this.#grow(Math.min(count, tasks.length));
    const queue = tasks.map((task, index) => ({ task, index }));
    const results: Built[] = new Array(tasks.length);
    const work = async (worker: Worker) => {
      for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
        const built = await ask(worker, next.task);
        results[next.index] = built;
        done(built);
      }
    };
    try {
      await Promise.all(this.#workers.map(work));
    } catch (error) {
      await this.close();
      throw error;
    }
    return results;
  }

  /** Ends the threads, whatever they are doing. */
  async close(): Promise<void> {
    await Promise.all(this.#workers.splice(0).map((worker) => worker.terminate()));
  }

  #grow(count: number) {
    while (this.#workers.length < count) this.#workers.push(startWorker());
  }
}

/** Memory for what is garbage a moment later; more of it saves no time and costs three times as much memory. */
const YOUNG_MEGABYTES = 24;

const startWorker = () =>
  new Worker(new URL("worker.js", import.meta.url), {
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MEGABYTES },
  });

/** What a worker answers to a task. */
export type Answer = { readonly built: Built } | { readonly error: unknown };

function ask(worker: Worker, task: Task): Promise<Built> {
  return new Promise((resolve, reject) => {
    const settle = (act: () => void) => {
      worker.off("message", onMessage).off("error", onError).off("exit", onExit);
      act();
    };
    const onMessage = (answer: Answer) =>
      settle(() => ("built" in answer ? resolve(answer.built) : reject(answer.error)));
    const onError = (error: Error) => settle(() => reject(error));
    const onExit = (code: number) =>
      settle(() => reject(new Error(`A worker thread ended early (${code}).`)));
    worker.on("message", onMessage).on("error", onError).on("exit", onExit);
    worker.postMessage(task);
  });
}
