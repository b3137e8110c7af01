import type { FailureName } from "./failures.js";
import type { MeasuredRecord, TrialRecord } from "./records.js";
import { percentile, sum } from "./statistics.js";
import { detectionMs, type TimersName, timers } from "./timers.js";

/** Each bound with what was measured and whether it holds; in bold where it does not. */
export function verdicts(records: readonly MeasuredRecord[]): string[][] {
  return [
    ...(Object.keys(timers) as TimersName[]).flatMap((name) => silentHub(records, name)),
    ...drains(records),
    ...survivors(records),
    ...split(records),
    ...starts(records),
    ...busy(records),
  ].map(([bound, measured, holds]) => [
    bound,
    holds ? measured : `**${measured}**`,
    holds ? "holds" : "**missed**",
  ]);
}

type Verdict = readonly [bound: string, measured: string, holds: boolean];

function trialsOf(records: readonly MeasuredRecord[], failure?: FailureName): TrialRecord[] {
  const trials = records.filter((record) => record.kind === "trial");
  return failure === undefined ? trials : trials.filter((trial) => trial.failure === failure);
}

function silentHub(records: readonly MeasuredRecord[], name: TimersName): Verdict[] {
  const gaps = trialsOf(records, "silent")
    .filter((trial) => trial.timers === name)
    .map(({ down }) => down.gapMs);
  if (gaps.length === 0) return [];
  const p99 = percentile(gaps, 99);
  const ratio = p99 / detectionMs(timers[name]);
  const { intervalMs, multiplier } = timers[name];
  return [
    [
      `a hub silent at ${intervalMs} ms × ${multiplier}: p99 of the longest gap at most 2.0 × the detection time`,
      `${p99.toFixed(0)} ms, ${ratio.toFixed(2)} ×, in ${gaps.length} trials`,
      ratio <= 2,
    ],
  ];
}

function drains(records: readonly MeasuredRecord[]): Verdict[] {
  const windows = trialsOf(records, "drain").flatMap(({ down, up }) => [down, up]);
  const lost = sum(windows.map((window) => window.lost));
  const sent = sum(windows.map((window) => window.sent));
  return [
    [
      "a planned drain and the return lose no packet of at least a million",
      `${lost} of ${sent.toLocaleString("en")} in ${windows.length / 2} drains`,
      lost === 0 && sent >= 1_000_000,
    ],
  ];
}

function survivors(records: readonly MeasuredRecord[]): Verdict[] {
  const trials = trialsOf(records);
  const lost = sum(trials.map(({ down }) => down.survivorsLost));
  return [
    [
      "flows on the plane that did not fail lose nothing",
      `${lost} packets in ${trials.length} trials`,
      lost === 0 && trials.length > 0,
    ],
  ];
}

function split(records: readonly MeasuredRecord[]): Verdict[] {
  return records.flatMap((record): Verdict[] => {
    if (record.kind !== "split") return [];
    const share = (100 * record.a) / (record.a + record.b);
    const measured = `${share.toFixed(1)} % on plane a, of ${record.flows.toLocaleString("en")} flows`;
    return [["each plane carries 50 ± 5 %", measured, Math.abs(share - 50) <= 5]];
  });
}

function starts(records: readonly MeasuredRecord[]): Verdict[] {
  const runs = records.filter((record) => record.kind === "start");
  const seconds = runs.map(({ convergedMs }) => convergedMs / 1000);
  const worst = Math.max(...seconds);
  const measured = `${Math.min(...seconds).toFixed(1)} to ${worst.toFixed(1)} s in ${runs.length} starts`;
  return [[`${runs[0]?.sites} sites have converged at most 12 s after the start`, measured, worst <= 12]];
}

function busy(records: readonly MeasuredRecord[]): Verdict[] {
  const runs = records.filter((record) => record.kind === "busy");
  const minutes = sum(runs.map((run) => run.minutes));
  const sessions = sum(runs.map(({ sessionsLost }) => sessionsLost));
  const lost = sum(runs.map((run) => run.lost));
  const sent = sum(runs.map((run) => run.sent));
  const measured = `${sessions} sessions, ${lost} of ${sent.toLocaleString("en")} packets lost in ${minutes} minutes`;
  return [["no false flap in an hour with one core kept busy", measured, sessions === 0 && minutes >= 60]];
}
