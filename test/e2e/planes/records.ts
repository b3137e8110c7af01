import { appendFileSync, existsSync, readFileSync } from "node:fs";
import type { FailureName } from "./failures.js";
import type { Window } from "./probe.js";
import type { TimersName } from "./timers.js";
import type { Trial } from "./trial.js";

/** What is kept of a window. */
interface Kept {
  readonly sent: number;
  readonly lost: number;
  readonly flows: number;
  readonly hit: number;
  readonly gapMs: number;
  /** What flows lost that were on the other plane. */
  readonly survivorsLost: number;
}

/** One thing that was measured, a line of the file of results. */
export type MeasuredRecord =
  | { readonly kind: "machine"; readonly text: string }
  | {
      readonly kind: "start";
      readonly timers: TimersName;
      readonly sites: number;
      readonly convergedMs: number;
    }
  | { readonly kind: "split"; readonly flows: number; readonly a: number; readonly b: number }
  | {
      readonly kind: "trial";
      readonly timers: TimersName;
      readonly failure: FailureName;
      readonly detectedMs: number | null;
      readonly backMs: number;
      readonly down: Kept;
      readonly up: Kept;
    }
  | { readonly kind: "attempt"; readonly title: string; readonly tried: number; readonly arrived: number }
  | {
      readonly kind: "busy";
      readonly minutes: number;
      readonly sent: number;
      readonly lost: number;
      readonly sessionsLost: number;
    };

export type TrialRecord = Extract<MeasuredRecord, { kind: "trial" }>;

/** A trial as it is kept. */
export function recordOf(timers: TimersName, { failure, detectedMs, backMs, down, up }: Trial): TrialRecord {
  const whole = (ms: number) => Math.round(ms * 10) / 10;
  const noticed = detectedMs === undefined ? null : whole(detectedMs);
  return {
    kind: "trial",
    timers,
    failure,
    detectedMs: noticed,
    backMs: whole(backMs),
    down: kept(down),
    up: kept(up),
  };
}

function kept({ sent, received, flows, hit, gapMs, planes }: Window): Kept {
  return {
    sent,
    lost: sent - received,
    flows,
    hit,
    gapMs: Math.round(gapMs * 10) / 10,
    survivorsLost: planes.b.lost,
  };
}

/** Results are added line by line, so that a long measurement can be made in pieces. */
export function append(file: string, record: MeasuredRecord): void {
  appendFileSync(file, `${JSON.stringify(record)}\n`);
}

/** Everything that was measured so far. */
export function readRecords(file: string): MeasuredRecord[] {
  if (!existsSync(file)) return [];
  return readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line));
}
