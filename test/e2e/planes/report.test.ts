import { describe, expect, it } from "vitest";
import { plotOf } from "./plot.js";
import type { MeasuredRecord } from "./records.js";
import { reportOf } from "./report.js";
import { percentile } from "./statistics.js";
import { verdicts } from "./verdicts.js";

const calm = { sent: 600_000, lost: 0, flows: 42, hit: 0, gapMs: 12, survivorsLost: 0 };

function silent(gapMs: number): MeasuredRecord {
  const down = { ...calm, lost: 900, hit: 20, gapMs };
  return { kind: "trial", timers: "50x3", failure: "silent", detectedMs: 150, backMs: 3000, down, up: calm };
}

const start = { kind: "start", timers: "50x3", sites: 14, convergedMs: 9000 } as const;

function verdictOf(records: readonly MeasuredRecord[], bound: string): readonly string[] | undefined {
  return verdicts(records).find(([text = ""]) => text.includes(bound));
}

describe("the report of measurements", () => {
  it("takes a percentile from what was measured, never from between", () => {
    const hundred = Array.from({ length: 100 }, (_, index) => 100 - index);
    expect([50, 95, 99, 100].map((percent) => percentile(hundred, percent))).toEqual([50, 95, 99, 100]);
    expect(percentile([7], 99)).toBe(7);
  });

  it("says in bold where a bound is missed", () => {
    expect(verdictOf([start, silent(280), silent(300)], "silent")?.slice(1)).toEqual([
      "300 ms, 2.00 ×, in 2 trials",
      "holds",
    ]);
    expect(verdictOf([start, silent(280), silent(301)], "silent")?.slice(1)).toEqual([
      "**301 ms, 2.01 ×, in 2 trials**",
      "**missed**",
    ]);
  });

  it("does not count a million packets before they were sent", () => {
    const drain: MeasuredRecord = {
      ...(silent(12) as Extract<MeasuredRecord, { kind: "trial" }>),
      failure: "drain",
      detectedMs: null,
      down: calm,
    };
    expect(verdictOf([start, drain], "million")?.[2]).toBe("holds");
    expect(verdictOf([start], "million")?.[2]).toBe("**missed**");
  });

  it("has a row for every failure that was tried, and a dot for every trial of a silent hub", () => {
    const records = [start, silent(280), silent(290)];
    expect(reportOf(records).split("\n")).toContain(
      "| hub silent: drops every packet, all links up | 2 | 150 / 150 | 280 / 290 / 290 / 290 | 0.15 | 20–20 of 42 | 0 | 0 of 1,200,000 | 3.0 |",
    );
    expect(plotOf(records).match(/<circle /g)).toHaveLength(4);
  });
});
