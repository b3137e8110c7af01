import { type FailureName, failures } from "./failures.js";
import type { MeasuredRecord, TrialRecord } from "./records.js";
import { percentile, sum } from "./statistics.js";
import { detectionMs, type TimersName, timers } from "./timers.js";
import { verdicts } from "./verdicts.js";

/** What was measured, as the section of docs/planes.md that follows its heading. */
export function reportOf(records: readonly MeasuredRecord[]): string {
  const machines = [
    ...new Set(records.flatMap((record) => (record.kind === "machine" ? [record.text] : []))),
  ];
  return [
    ...machines,
    "",
    ...table(["bound", "measured", ""], verdicts(records)),
    "",
    "![Trials of a silent hub, in multiples of the detection time](planes-measured.svg)",
    "",
    ...Object.keys(timers).flatMap((name) => timersSection(records, name as TimersName)),
    "What must not get through, tried with real announcements:",
    "",
    ...table(["", "tried", "got through"], attemptRows(records)),
  ].join("\n");
}

const columns = [
  "failure",
  "trials",
  "noticed p50 / max, ms",
  "longest gap p50 / p95 / p99 / max, ms",
  "lost, %",
  "flows hit",
  "lost by the other plane's flows",
  "return: lost",
  "both planes again after, s (max)",
];

function timersSection(records: readonly MeasuredRecord[], name: TimersName): string[] {
  const { intervalMs, multiplier } = timers[name];
  const trials = records.filter((record) => record.kind === "trial").filter((trial) => trial.timers === name);
  if (trials.length === 0) return [];
  const kinds = (Object.keys(failures) as FailureName[]).filter((kind) =>
    trials.some(({ failure }) => failure === kind),
  );
  return [
    `BFD ${intervalMs} ms × ${multiplier}, which notices after at most ${detectionMs(timers[name])} ms:`,
    "",
    ...table(
      columns,
      kinds.map((kind) =>
        row(
          kind,
          trials.filter(({ failure }) => failure === kind),
        ),
      ),
    ),
    "",
  ];
}

function row(kind: FailureName, trials: readonly TrialRecord[]): string[] {
  const gaps = trials.map(({ down }) => down.gapMs);
  const noticed = trials.flatMap(({ detectedMs }) => (detectedMs === null ? [] : [detectedMs]));
  const share = (100 * sum(trials.map(({ down }) => down.lost))) / sum(trials.map(({ down }) => down.sent));
  const hits = trials.map(({ down }) => down.hit);
  const lostBack = sum(trials.map(({ up }) => up.lost));
  return [
    failures[kind].title,
    String(trials.length),
    noticed.length > 0 ? `${whole(percentile(noticed, 50))} / ${whole(Math.max(...noticed))}` : "–",
    [50, 95, 99, 100].map((percent) => whole(percentile(gaps, percent))).join(" / "),
    share === 0 ? "0" : share.toFixed(2),
    `${Math.min(...hits)}–${Math.max(...hits)} of ${trials[0]?.down.flows}`,
    String(sum(trials.map(({ down }) => down.survivorsLost))),
    `${lostBack.toLocaleString("en")} of ${sum(trials.map(({ up }) => up.sent)).toLocaleString("en")}`,
    (Math.max(...trials.map(({ backMs }) => backMs)) / 1000).toFixed(1),
  ];
}

function attemptRows(records: readonly MeasuredRecord[]): string[][] {
  const attempts = records.filter((record) => record.kind === "attempt");
  return [...new Set(attempts.map(({ title }) => title))].map((title) => {
    const same = attempts.filter((each) => each.title === title);
    return [
      title,
      String(sum(same.map(({ tried }) => tried))),
      String(sum(same.map(({ arrived }) => arrived))),
    ];
  });
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  return [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`);
}

function whole(value: number): string {
  return value.toFixed(0);
}
