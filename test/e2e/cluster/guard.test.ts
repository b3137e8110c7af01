import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { startGuard } from "./guard.js";

function sleeper(): { pid: number; ended: Promise<unknown[]>; kill(): void } {
  const child = spawn("sleep", ["600"]);
  if (child.pid === undefined) throw new Error("sleep did not start");
  return { pid: child.pid, ended: once(child, "exit"), kill: () => void child.kill() };
}

describe("a guard whose maker is gone", () => {
  it("ends what it watches, leaves what it was told to forget, and removes the folder", async () => {
    const folder = mkdtempSync(join(tmpdir(), "zhengyun-guard-"));
    const guard = startGuard(folder);
    const [watched, forgotten] = [sleeper(), sleeper()];
    guard.watch(forgotten.pid);
    guard.watch(watched.pid);
    guard.forget(forgotten.pid);
    await guard.release();
    expect(await watched.ended).toEqual([null, "SIGKILL"]);
    expect(existsSync(folder)).toBe(false);
    expect(() => process.kill(forgotten.pid, 0)).not.toThrow();
    forgotten.kill();
    await forgotten.ended;
  });
});
