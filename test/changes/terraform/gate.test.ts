import { setTimeout as wait } from "node:timers/promises";
import { expect, it } from "vitest";
import { Gate } from "../../../changes/terraform/gate.js";

function counter() {
  let running = 0;
  let most = 0;
  const work = async () => {
    most = Math.max(most, ++running);
    await wait(5);
    running -= 1;
  };
  return { work, most: () => most };
}

it("the first of each kind passes alone, whatever the kind", async () => {
  const gate = new Gate();
  const { work, most } = counter();
  await Promise.all(["a", "a", "b", "c"].map((kind) => gate.pass(kind, work)));
  expect(most()).toBe(1);
});

it("those of a kind that has passed before pass together", async () => {
  const gate = new Gate();
  const { work, most } = counter();
  await gate.pass("a", work);
  await Promise.all(["a", "a", "a"].map((kind) => gate.pass(kind, work)));
  expect(most()).toBe(3);
});

it("one that fails holds nobody up, and the next still passes alone", async () => {
  const gate = new Gate();
  const { work, most } = counter();
  await expect(gate.pass("a", () => Promise.reject(new Error("no")))).rejects.toThrow("no");
  await Promise.all(["a", "a"].map((kind) => gate.pass(kind, work)));
  expect(most()).toBe(1);
});
