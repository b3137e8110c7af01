import type { MeasuredRecord } from "./records.js";
import { detectionMs, type TimersName, timers } from "./timers.js";

const width = 720;
const left = 150;
const right = 20;
const rowHeight = 46;
const top = 30;

/** The bound, in multiples of the detection time. */
const bound = 2;

interface Row {
  readonly label: string;
  readonly values: readonly number[];
  readonly color: string;
}

/** Every trial of a silent hub as a dot: when it was noticed and when traffic flowed again, as SVG. */
export function plotOf(records: readonly MeasuredRecord[]): string {
  const rows = (Object.keys(timers) as TimersName[]).flatMap((name) => rowsOf(records, name));
  const most = Math.max(bound + 0.2, ...rows.flatMap(({ values }) => values.map((value) => value + 0.1)));
  const x = (value: number) => left + (value / most) * (width - left - right);
  const height = top + rows.length * rowHeight + 40;
  const ticks = Array.from({ length: Math.floor(most / 0.5) + 1 }, (_, index) => index / 2);
  const bottom = height - 40;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="12">`,
    "<title>Trials of a silent hub, in multiples of the detection time</title>",
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    ...ticks.map(
      (tick) =>
        `<path d="M${x(tick)} ${top}V${bottom}" stroke="#dddddd"/><text x="${x(tick)}" y="${bottom + 16}" text-anchor="middle" fill="#444444">${tick}</text>`,
    ),
    `<path d="M${x(bound)} ${top - 6}V${bottom}" stroke="#b00020" stroke-dasharray="4 3"/>`,
    `<text x="${x(bound)}" y="${top - 10}" text-anchor="middle" fill="#b00020">bound of p99</text>`,
    `<text x="${(left + width - right) / 2}" y="${height - 6}" text-anchor="middle" fill="#444444">time since the hub fell silent ÷ detection time</text>`,
    ...rows.flatMap((row, index) => dots(row, top + index * rowHeight, x)),
    "</svg>",
    "",
  ].join("\n");
}

function rowsOf(records: readonly MeasuredRecord[], name: TimersName): Row[] {
  const trials = records
    .filter((record) => record.kind === "trial")
    .filter(({ failure, timers: used }) => failure === "silent" && used === name);
  if (trials.length === 0) return [];
  const unit = detectionMs(timers[name]);
  const { intervalMs, multiplier } = timers[name];
  return [
    {
      label: `${intervalMs} ms × ${multiplier}: noticed`,
      values: trials.flatMap(({ detectedMs }) => (detectedMs === null ? [] : [detectedMs / unit])),
      color: "#5b7fa6",
    },
    {
      label: `${intervalMs} ms × ${multiplier}: gap`,
      values: trials.map(({ down }) => down.gapMs / unit),
      color: "#1b3a5c",
    },
  ];
}

/** Dots are spread over the row's height by their order, so that equal ones can be told apart. */
function dots({ label, values, color }: Row, y: number, x: (value: number) => number): string[] {
  return [
    `<text x="${left - 8}" y="${y + rowHeight / 2 + 4}" text-anchor="end" fill="#222222">${label}</text>`,
    ...values.map((value, index) => {
      const spread = 8 + ((index * 7) % (rowHeight - 16));
      return `<circle cx="${x(value).toFixed(1)}" cy="${y + spread}" r="2.5" fill="${color}" fill-opacity="0.6"/>`;
    }),
  ];
}
