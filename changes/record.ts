import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { replaceFile } from "../estate/source/replace-file.js";
import { dangerKinds } from "./danger.js";
import type { ChangeDigest, StackDigest } from "./plan/digest.js";

const action = z.enum(["create", "update", "replace", "delete", "forget", "none"]);

const record = z.object({
  digest: z.string(),
  /** Who planned it first; null where nobody could be named. */
  author: z.string().nullable(),
  /** Who made the commit it was planned from, where that is somebody of the estate. */
  committer: z.string().nullable(),
  planned: z.string(),
  commit: z.string().nullable(),
  /** Whether the estate differed from that commit. */
  modified: z.boolean(),
  stacks: z.array(
    z.object({
      stack: z.string(),
      changes: z.array(z.object({ address: z.string(), action, digest: z.string(), result: z.string() })),
    }),
  ),
  dangers: z.array(
    z.object({ kind: z.enum(dangerKinds), pool: z.string(), address: z.string(), object: z.string() }),
  ),
});

/** A plan that was made: by whom, when, from which commit, and the digest of each change. No values. */
export type PlanRecord = z.infer<typeof record>;

/**
 * Keeps the record of a plan. The first one stays: who plans the same change again, an approver perhaps, does not
 * become its author.
 */
export function keepRecord(folder: string, plan: PlanRecord): PlanRecord {
  const known = findRecord(folder, plan.digest);
  if (known?.author) return known;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  replaceFile(fileOf(folder, plan.digest), `${JSON.stringify(plan, null, 2)}\n`, 0o600);
  return plan;
}

/** The record of a plan; undefined if there is none, or it cannot be read as one. */
export function findRecord(folder: string, digest: string): PlanRecord | undefined {
  if (!/^[0-9a-f]{64}$/.test(digest)) return undefined;
  try {
    const read = record.safeParse(JSON.parse(readFileSync(fileOf(folder, digest), "utf8")));
    return read.success && read.data.digest === digest ? read.data : undefined;
  } catch {
    return undefined;
  }
}

const fileOf = (folder: string, digest: string): string => join(folder, `${digest}.json`);

/** How a plan differs from one that was recorded. */
export interface Difference {
  readonly stack: string;
  readonly address: string;
  /** `new`: not in the record; `gone`: only there; `other`: in both, but not the same. */
  readonly what: "new" | "gone" | "other";
}

/** Every change that is in only one of two plans, or differs. By stack and address. */
export function differences(
  recorded: readonly StackDigest[],
  now: readonly StackDigest[],
): readonly Difference[] {
  const was = byAddress(recorded);
  const is = byAddress(now);
  const keys = [...new Set([...was.keys(), ...is.keys()])].sort();
  return keys.flatMap((key): Difference[] => {
    const [before, after] = [was.get(key), is.get(key)];
    if (before?.change.digest === after?.change.digest) return [];
    const { stack, change } = (after ?? before) as Placed;
    return [{ stack, address: change.address, what: !before ? "new" : !after ? "gone" : "other" }];
  });
}

/**
 * Whether a change is the one that was recorded, or the rest of it: something half made is made anew, to become the
 * same.
 */
export function isRestOf(recorded: ChangeDigest, now: ChangeDigest): boolean {
  if (recorded.digest === now.digest) return true;
  const isMadeAnew = now.action === "replace" && ["create", "replace"].includes(recorded.action);
  return isMadeAnew && recorded.result === now.result;
}

interface Placed {
  readonly stack: string;
  readonly change: StackDigest["changes"][number];
}

function byAddress(stacks: readonly StackDigest[]): Map<string, Placed> {
  return new Map(
    stacks.flatMap(({ stack, changes }) =>
      changes.map((change) => [`${stack} ${change.address}`, { stack, change }] as const),
    ),
  );
}
