import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { plainProgress } from "../../cli/progress.js";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it("writes one plain line as a task ends, and one every half minute before", () => {
  const lines: string[] = [];
  const progress = plainProgress((line) => lines.push(line));
  const quick = progress.begin("checking");
  const slow = progress.begin("applying");
  quick.done("212 files");
  slow.update("3 of 40 stacks");
  vi.advanceTimersByTime(31_000);
  slow.update("40 of 40 stacks");
  slow.fail();
  progress.begin("reading").drop();
  vi.advanceTimersByTime(60_000);
  expect(lines).toEqual([
    "✓ checking  212 files",
    "… applying  3 of 40 stacks",
    "✗ applying  40 of 40 stacks",
  ]);
});
