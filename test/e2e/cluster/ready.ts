import { setTimeout as sleep } from "node:timers/promises";
import type { Component } from "./component.js";

const patience = 120_000;
const pause = 100;

/** Waits until the probe holds; gives up with the component's last words when it ends or takes too long. */
export async function untilReady(component: Component, probe: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + patience;
  while (!(await probe())) {
    if (!component.isRunning()) throw new Error(`${component.name} ended\n${component.lastWords()}`);
    if (Date.now() > deadline) {
      throw new Error(`${component.name} was not ready after ${patience / 1000} s\n${component.lastWords()}`);
    }
    await sleep(pause);
  }
}
