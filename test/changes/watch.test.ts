import { expect, it } from "vitest";
import type { Outcome, StackJob } from "../../changes/run.js";
import { failure } from "../../changes/terraform/failure.js";
import { watchPools } from "../../changes/watch.js";

const job = (name: string, pool: string): StackJob => ({
  name,
  pool,
  lane: pool,
  context: pool,
  folder: "/",
  dependsOn: [],
});
const done: Outcome<unknown> = { result: "done", value: undefined };
const broken: Outcome<unknown> = {
  result: "failed",
  failure: failure("other", { zh: "坏了", en: "it broke" }, { zh: "", en: "" }),
};
const interrupted: Outcome<unknown> = { result: "skipped", why: { because: "interrupted" } };

it("shows a line a pool, with the stack under way, and how the pool ended", () => {
  const log: string[] = [];
  const jobs = [job("p-1", "p"), job("p-2", "p"), job("q-1", "q"), job("q-2", "q"), job("r-1", "r")];
  const [p1, p2, q1, q2, r1] = jobs as [StackJob, StackJob, StackJob, StackJob, StackJob];
  const watcher = watchPools({
    jobs,
    language: "en",
    nameOf: (pool) => `pool ${pool}`,
    begin: (title) => {
      log.push(title);
      const say =
        (mark: string) =>
        (detail = "") =>
          void log.push(`${title} ${mark} ${detail}`);
      return { update: say("…"), done: say("✓"), fail: say("✗") };
    },
  });
  watcher.begun(p1);
  watcher.advanced(p1, 3, 12);
  watcher.begun(q1);
  watcher.advanced(q1, 7);
  watcher.ended(p1, done);
  watcher.ended(q1, broken);
  watcher.ended(p2, done);
  watcher.ended(q2, interrupted);
  watcher.ended(r1, interrupted);
  expect(log).toEqual([
    "pool p",
    "pool p … p-1",
    "pool p … p-1 3/12",
    "pool q",
    "pool q … q-1",
    "pool q … q-1 7",
    "pool p ✓ 2 stacks",
    "pool q ✗ it broke",
    "pool r",
    "pool r ✗ interrupted",
  ]);
});
