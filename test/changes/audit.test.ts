import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type AuditIntent, type AuditOutcome, appendAudit, readAudit } from "../../changes/audit.js";

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "zhengyun-audit-"));
  file = join(folder, "audit.jsonl");
});
afterEach(() => rmSync(folder, { recursive: true }));

const intent = (run: string): AuditIntent => ({
  event: "intent",
  run,
  time: "2026-11-22T04:00:00.000Z",
  by: { person: "li-na", knownBy: "option" },
  digest: "a".repeat(64),
  stacks: ["s"],
});
const outcome = (run: string): AuditOutcome => ({
  event: "outcome",
  run,
  time: "2026-11-22T04:01:00.000Z",
  result: "done",
  stacks: { s: "done" },
});

const lines = () => readFileSync(file, "utf8").split("\n").filter(Boolean);
const write = (some: readonly string[]) => writeFileSync(file, some.map((line) => `${line}\n`).join(""));

describe("an audit file", () => {
  it("that is not there is empty", () => {
    expect(readAudit(file)).toEqual({ entries: [], brokenAt: undefined, unfinished: [] });
  });

  it("gives back what was written, in order, and only its owner may read it", () => {
    for (const entry of [intent("1"), outcome("1"), intent("2")]) appendAudit(file, entry);
    expect(readAudit(file)).toEqual({
      entries: [intent("1"), outcome("1"), intent("2")],
      brokenAt: undefined,
      unfinished: [intent("2")],
    });
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  describe("shows", () => {
    beforeEach(() => {
      for (const entry of [intent("1"), outcome("1"), intent("2"), outcome("2")]) appendAudit(file, entry);
    });

    it.each([
      [
        "a line that was edited",
        () => write(lines().map((line, index) => (index === 1 ? line.replace("done", "failed") : line))),
        2,
      ],
      ["a line that was taken out", () => write(lines().filter((_, index) => index !== 1)), 2],
      ["the first line taken out", () => write(lines().slice(1)), 1],
      ["lines that changed places", () => write([0, 2, 1, 3].map((index) => lines()[index] ?? "")), 2],
      ["a line that was put in twice", () => write([0, 0, 1, 2, 3].map((index) => lines()[index] ?? "")), 2],
      ["a line that is no JSON", () => write(lines().with(2, "torn{")), 3],
      ["a line that was forged with another hash", () => write(lines().with(3, forged(lines()[3] ?? ""))), 4],
    ])("%s", (_, tamper, brokenAt) => {
      tamper();
      expect(readAudit(file).brokenAt).toBe(brokenAt);
    });

    it("a last line that was torn, and goes on after it", () => {
      writeFileSync(file, readFileSync(file, "utf8").slice(0, -20));
      appendAudit(file, intent("3"));
      const trail = readAudit(file);
      expect(trail.brokenAt).toBe(4);
      expect(trail.entries.at(-1)).toEqual(intent("3"));
      expect(trail.unfinished).toEqual([intent("2"), intent("3")]);
    });

    it("but not blank lines", () => {
      appendFileSync(file, "\n");
      expect(readAudit(file).brokenAt).toBeUndefined();
    });
  });
});

function forged(line: string): string {
  const parsed = JSON.parse(line);
  return JSON.stringify({ ...parsed, entry: { ...parsed.entry, result: "failed" }, hash: "f".repeat(64) });
}
