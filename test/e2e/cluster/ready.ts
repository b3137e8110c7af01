import { setTimeout as sleep } from "node:timers/promises";
import type { Component } from "./component.js";

const patience = 120_000;
const pause = 100;

/**
 * Waits until a probe holds.
 * @param what is waited for: `the API server is ready`
 * @throws Error when that takes too long, with what `lastWords` says
 */
export async function until(
  what: string,
  probe: () => Promise<boolean>,
  lastWords?: () => string,
): Promise<void> {
  const deadline = Date.now() + patience;
  while (!(await probe())) {
    if (Date.now() > deadline) {
      throw new Error([`not after ${patience / 1000} s: ${what}`, lastWords?.() ?? ""].join("\n").trimEnd());
    }
    await sleep(pause);
  }
}

/** Waits until a component is ready; gives up with its last words when it ends or takes too long. */
export async function untilReady(component: Component, probe: () => Promise<boolean>): Promise<void> {
  const { name, isRunning, lastWords } = component;
  const isReady = async () => {
    if (!isRunning()) throw new Error(`${name} ended\n${lastWords()}`);
    return await probe();
  };
  await until(`${name} is ready`, isReady, lastWords);
}
