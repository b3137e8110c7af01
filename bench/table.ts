import { type Measured, median } from "./measure.js";
import type { Bounds, Row } from "./row.js";

/** A line of the table. */
export interface Line {
  readonly variant: string;
  readonly milliseconds: number;
  /** Median of the ratios of each round to the base in the same round. */
  readonly ratio: number;
  readonly megabytes: number;
  /** What it should stay below, and whether it does. */
  readonly target?: string;
  readonly kept?: boolean;
}

export function linesOf(row: Row, measured: readonly Measured[]): readonly Line[] {
  const bases = [row.base].flat().map((name) => {
    const base = measured.find(({ variant }) => variant.name === name);
    if (base === undefined) throw new Error(`${row.title} has no variant ${name}.`);
    return base;
  });
  const baseIn = (round: number) => Math.max(...bases.map((base) => base.milliseconds[round] ?? Number.NaN));
  return measured.map(({ variant, milliseconds, megabytes }) => {
    const ratio = median(milliseconds.map((time, round) => time / baseIn(round)));
    const memory = median(megabytes);
    const line = { variant: variant.name, milliseconds: median(milliseconds), ratio, megabytes: memory };
    const more = median(milliseconds.map((time, round) => time - baseIn(round)));
    return variant.atMost === undefined ? line : { ...line, ...judged({ ...line, more }, variant.atMost) };
  });
}

/** The bounds in words, and whether a line is within them. */
function judged(line: Required<Bounds>, bounds: Bounds): Required<Pick<Line, "target" | "kept">> {
  const all = (["ratio", "megabytes", "milliseconds", "more"] as const).flatMap((key) => {
    const most = bounds[key];
    return most === undefined ? [] : [{ text: `≤ ${most} ${units[key]}`, isKept: line[key] <= most }];
  });
  return { target: all.map(({ text }) => text).join(", "), kept: all.every(({ isKept }) => isKept) };
}

const units = { ratio: "×", megabytes: "MB", milliseconds: "ms", more: "ms more" } as const;

/** Of small ratios the figures that say something. */
function ratioText(ratio: number): string {
  return ratio < 0.1 ? ratio.toPrecision(2) : ratio.toFixed(2);
}

/** The lines as a Markdown table, which reads well on a terminal too. */
export function tableOf(row: Row, lines: readonly Line[]): string {
  const head = ["", "ms", "ratio", "peak MB", "target"];
  const cells = lines.map(({ variant, milliseconds, ratio, megabytes, target, kept }) => [
    variant,
    milliseconds.toFixed(0),
    ratioText(ratio),
    megabytes.toFixed(0),
    target === undefined ? "" : `${target} ${kept ? "✓" : "✗"}`,
  ]);
  const widths = head.map((title, i) =>
    Math.max(...[head, ...cells].map((line) => (line[i] ?? title).length)),
  );
  const text = (line: readonly string[]) =>
    `| ${line.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join(" | ")} |`;
  const rule = widths.map((width, i) => "-".repeat(width) + (i === 0 ? "-" : ":")).map((dashes) => dashes);
  return [
    `### ${row.title}`,
    "",
    text(head),
    `|${rule.map((dashes) => `-${dashes}`).join("|")}|`,
    ...cells.map(text),
  ].join("\n");
}
