import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { takeLock } from "../../changes/lock.js";

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "zhengyun-lock-"));
  file = join(folder, "lock");
});
afterEach(() => rmSync(folder, { recursive: true }));

const now = new Date("2026-11-22T04:00:00.000Z");
const heldBy = (pid: number, host: string) =>
  writeFileSync(file, JSON.stringify({ pid, host, since: "2026-11-22T03:00:00.000Z" }));
/** Above what Linux gives out. */
const nobody = 2 ** 22 + 1;

describe("the lock of an estate", () => {
  it("is held by one run at a time, and given back", () => {
    const unlock = takeLock(file, now);
    expect(() => takeLock(file, now)).toThrow(
      `another plan or apply is at work on this estate (${hostname()}, pid ${process.pid}, since 2026-11-22T04:00:00.000Z)`,
    );
    unlock();
    expect(existsSync(file)).toBe(false);
    takeLock(file, now)();
  });

  it("is taken over from a process that is gone, and from a file that says nothing", () => {
    heldBy(nobody, hostname());
    takeLock(file, now)();
    writeFileSync(file, "");
    takeLock(file, now)();
  });

  it("is not taken over from another machine, where nobody can tell", () => {
    heldBy(nobody, "elsewhere");
    expect(() => takeLock(file, now)).toThrow("elsewhere");
    expect(existsSync(file)).toBe(true);
  });
});
