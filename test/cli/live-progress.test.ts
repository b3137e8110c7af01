import picocolors from "picocolors";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { liveProgress } from "../../cli/live-progress.js";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A terminal that keeps what is on its screen, as far as our escape sequences go. */
class Screen {
  readonly columns = 24;
  readonly rows = 5;
  readonly lines: string[] = [];

  write(text: string): void {
    const erased = new RegExp(`^${String.fromCharCode(27)}\\[(\\d+)A${String.fromCharCode(27)}\\[0J`).exec(
      text,
    );
    if (erased) this.lines.splice(this.lines.length - Number(erased[1]));
    else this.lines.push(...text.split("\n").slice(0, -1));
  }
}

function begun() {
  const screen = new Screen();
  return { screen, progress: liveProgress(screen, picocolors.createColors(false)) };
}

it("shows tasks under way below those that are done", () => {
  const { screen, progress } = begun();
  const first = progress.begin("harbin");
  const second = progress.begin("jixi");
  first.update("planning");
  second.update("waiting");
  vi.advanceTimersByTime(100);
  expect(screen.lines.map((line) => line.slice(2))).toEqual(["harbin  planning", "jixi  waiting"]);
  second.done("no changes");
  first.fail("unreachable");
  expect(screen.lines).toEqual(["✓ jixi  no changes", "✗ harbin  unreachable"]);
});

it("cuts lines to the terminal and leaves room on the screen", () => {
  const { screen, progress } = begun();
  for (const pool of ["哈尔滨市政务云资源池", "b", "c", "d"]) progress.begin(pool).update("正在生成");
  vi.advanceTimersByTime(100);
  expect(screen.lines.map((line) => line.slice(2))).toEqual([
    "哈尔滨市政务云资源池…",
    "b  正在生成",
    "c  正在生成",
  ]);
});

it("leaves no line of a task that is dropped", () => {
  const { screen, progress } = begun();
  const reading = progress.begin("reading");
  const jixi = progress.begin("jixi");
  reading.drop();
  expect(screen.lines.map((line) => line.slice(2))).toEqual(["jixi"]);
  jixi.drop();
  expect(screen.lines).toEqual([]);
});

it("leaves nothing behind when it is stopped midway", () => {
  const { screen, progress } = begun();
  progress.begin("harbin");
  progress.stop();
  vi.advanceTimersByTime(1000);
  expect(screen.lines).toEqual([]);
});
