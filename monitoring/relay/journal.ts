import { closeSync, fsyncSync, ftruncateSync, mkdirSync, openSync, readFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { UsageError } from "../../estate/usage-error.js";
import type { Event } from "./events.js";

/** Where the journal of a folder is. */
export const journalFile = (folder: string) => join(folder, "journal.jsonl");

/** Events as they are written down. */
export const linesOf = (events: readonly Event[]) =>
  events.map((event) => `${JSON.stringify(event)}\n`).join("");

/** The events of a relay on disk, one a line. An event counts once it lies there. */
export class Journal {
  readonly #file: number;
  /** Bytes of whole lines. */
  #length: number;

  private constructor(file: number, length: number) {
    this.#file = file;
    this.#length = length;
  }

  /**
   * Opens the journal of a folder, made where there is none, and hands every event in it to `replay`. The end of a
   * line that a crash cut off never counted, and is cut off here as well.
   * @throws UsageError for a journal that is broken elsewhere
   */
  static open(folder: string, replay: (event: Event) => void): Journal {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const path = journalFile(folder);
    const file = openSync(path, "a+", 0o600);
    const whole = readEvents(path, replay);
    ftruncateSync(file, whole);
    return new Journal(file, whole);
  }

  /** Writes events down; they lie on disk when this returns. @throws Error of the disk; none of them counts then */
  append(events: readonly Event[]): void {
    const text = Buffer.from(linesOf(events));
    // What an earlier attempt left of a line.
    ftruncateSync(this.#file, this.#length);
    for (let written = 0; written < text.length; ) written += writeSync(this.#file, text, written);
    fsyncSync(this.#file);
    this.#length += text.length;
  }

  close(): void {
    closeSync(this.#file);
  }
}

/** Reads the journal of a folder without opening it for more. @throws UsageError where there is none */
export function readJournal(folder: string, replay: (event: Event) => void): void {
  readEvents(journalFile(folder), replay);
}

/** Hands out the events of a file, and says how many bytes of it are whole lines. @throws UsageError */
export function readEvents(path: string, replay: (event: Event) => void): number {
  const bytes = readOrRefuse(path);
  const whole = bytes.lastIndexOf(10) + 1;
  const lines = bytes.subarray(0, whole).toString("utf8").split("\n");
  lines.pop();
  for (const [index, line] of lines.entries()) {
    const event = eventIn(line);
    if (!event) throw broken(path, index + 1);
    replay(event);
  }
  return whole;
}

function readOrRefuse(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch {
    throw new UsageError(
      { zh: `${path} 读不出来`, en: `${path} cannot be read` },
      { zh: "请核对 --journal", en: "check --journal" },
    );
  }
}

function eventIn(line: string): Event | undefined {
  try {
    const event = JSON.parse(line) as Event | null;
    return typeof event === "object" && typeof event?.type === "string" ? event : undefined;
  } catch {
    return undefined;
  }
}

function broken(path: string, line: number): UsageError {
  return new UsageError(
    { zh: `${path} 第 ${line} 行已损坏`, en: `line ${line} of ${path} is broken` },
    {
      zh: "从备份恢复，或把该文件移开后重新开始",
      en: "restore it from a backup, or move it away and begin anew",
    },
  );
}
