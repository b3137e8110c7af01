import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { z } from "zod";
import type { Text } from "../estate/findings/rule.js";
import { UsageError } from "../estate/usage-error.js";

const holder = z.object({ pid: z.int(), host: z.string(), since: z.string() });

/**
 * Keeps two runs from working in one estate's folder at the same time. A lock whose process is gone is taken over.
 * @param now the instant that others are told of
 * @param words what others are told. @default of plan and apply
 * @returns gives the lock back
 * @throws UsageError if another run holds it
 */
export function takeLock(file: string, now: Date, words: LockWords = planOrApply): () => void {
  const own = JSON.stringify({ pid: process.pid, host: hostname(), since: now.toISOString() });
  for (let attempt = 0; attempt < 2; attempt += 1) {
    if (create(file, own)) return () => rmSync(file, { force: true });
    const other = holderOf(file);
    if (other && isAlive(other)) throw heldBy(other, words);
    rmSync(file, { force: true });
  }
  throw heldBy(holderOf(file), words);
}

function create(file: string, contents: string): boolean {
  try {
    writeFileSync(file, contents, { flag: "wx", mode: 0o600 });
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw error;
  }
}

function holderOf(file: string): z.infer<typeof holder> | undefined {
  try {
    return holder.safeParse(JSON.parse(readFileSync(file, "utf8"))).data;
  } catch {
    return undefined;
  }
}

/** On another machine nobody can tell, so it counts as alive. */
function isAlive({ pid, host }: z.infer<typeof holder>): boolean {
  if (host !== hostname()) return true;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

/** What people are told of a lock that another run holds. */
export interface LockWords {
  readonly busy: (who: string, since: string) => Text;
  readonly hint: Text;
}

const planOrApply: LockWords = {
  busy: (who, since) => ({
    zh: `这份底账上已有一次 plan 或 apply 在运行（${who}，始于 ${since}）`,
    en: `another plan or apply is at work on this estate (${who}, since ${since})`,
  }),
  hint: {
    zh: "请等它结束；若它已不在运行，删除 .zhengyun/lock",
    en: "wait for its end; if it surely runs no more, remove .zhengyun/lock",
  },
};

function heldBy(other: z.infer<typeof holder> | undefined, { busy, hint }: LockWords): UsageError {
  const who = other ? `${other.host}, pid ${other.pid}` : "?";
  return new UsageError(busy(who, other?.since ?? "?"), hint);
}
