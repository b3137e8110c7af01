import { hash } from "node:crypto";
import { closeSync, fsyncSync, openSync, readFileSync, writeSync } from "node:fs";
import { z } from "zod";
import { canonical } from "./plan/canonical.js";

const identity = z.object({ person: z.string(), knownBy: z.enum(["option", "environment", "git"]) });

/** Written before the act. */
const intent = z.object({
  event: z.literal("intent"),
  run: z.string(),
  time: z.string(),
  by: identity,
  digest: z.string(),
  stacks: z.array(z.string()),
  /** Why a plan with dangers may be carried out. */
  approval: z.object({ approver: z.string(), source: z.enum(["file", "option"]) }).optional(),
  /** Id of the emergency under which a freeze was passed. */
  emergency: z.string().optional(),
  /** Digest of the plan that this one is the rest of. */
  continues: z.string().optional(),
  commit: z.string().optional(),
});

/** Written after it. */
const outcome = z.object({
  event: z.literal("outcome"),
  run: z.string(),
  time: z.string(),
  result: z.enum(["done", "failed", "interrupted"]),
  /** What became of each stack. */
  stacks: z.record(z.string(), z.string()),
});

const entry = z.discriminatedUnion("event", [intent, outcome]);
const line = z.object({ sequence: z.int(), previous: z.string(), entry, hash: z.string() });

export type AuditIntent = z.infer<typeof intent>;
export type AuditOutcome = z.infer<typeof outcome>;
export type AuditEntry = AuditIntent | AuditOutcome;

/** What reading the audit file showed. */
export interface AuditTrail {
  readonly entries: readonly AuditEntry[];
  /** Number of the first line that does not follow from the one before it: edited, missing or torn. */
  readonly brokenAt: number | undefined;
  /** Intents without an outcome: runs that ended before they could say how. */
  readonly unfinished: readonly AuditIntent[];
}

interface Tail {
  readonly sequence: number;
  readonly hash: string;
}

const beginning: Tail = { sequence: 0, hash: "0".repeat(64) };

/** Reads an audit file and follows its chain. An absent file is an empty trail. */
export function readAudit(file: string): AuditTrail {
  return trailOf(contentsOf(file));
}

/**
 * Adds a line, and returns once it is on the disk. Each line holds the hash of the one before, so that a line that
 * was changed, taken out or put in shows; a torn last line is left as it is, and the chain goes on after it.
 */
export function appendAudit(file: string, added: AuditEntry): void {
  const contents = contentsOf(file);
  const tail = tailOf(contents);
  const sequence = tail.sequence + 1;
  const hash = hashOf(sequence, tail.hash, added);
  const text = JSON.stringify({ sequence, previous: tail.hash, entry: added, hash });
  const handle = openSync(file, "a", 0o600);
  try {
    writeSync(handle, `${contents === "" || contents.endsWith("\n") ? "" : "\n"}${text}\n`);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function trailOf(contents: string): AuditTrail {
  const entries: AuditEntry[] = [];
  let brokenAt: number | undefined;
  let tail = beginning;
  for (const [index, text] of linesOf(contents).entries()) {
    const read = lineIn(text);
    const follows =
      read !== undefined &&
      read.sequence === tail.sequence + 1 &&
      read.previous === tail.hash &&
      read.hash === hashOf(read.sequence, read.previous, read.entry);
    if (!follows) brokenAt ??= index + 1;
    if (!read) continue;
    entries.push(read.entry);
    tail = read;
  }
  return { entries, brokenAt, unfinished: unfinishedOf(entries) };
}

function unfinishedOf(entries: readonly AuditEntry[]): readonly AuditIntent[] {
  const finished = new Set(entries.filter(({ event }) => event === "outcome").map(({ run }) => run));
  return entries.filter((one): one is AuditIntent => one.event === "intent" && !finished.has(one.run));
}

function tailOf(contents: string): Tail {
  const last = linesOf(contents)
    .map(lineIn)
    .findLast((read) => read !== undefined);
  return last ?? beginning;
}

function hashOf(sequence: number, previous: string, added: AuditEntry): string {
  return hash("sha256", canonical([sequence, previous, added]));
}

function linesOf(contents: string): readonly string[] {
  return contents.split("\n").filter((text) => text !== "");
}

function lineIn(text: string) {
  try {
    return line.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

function contentsOf(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return "";
    throw error;
  }
}
