import { resolve } from "node:path";
import { UsageError } from "../../estate/usage-error.js";
import { dayNumber, minutesOfDay } from "../../monitoring/duty/clock.js";
import { readArchive } from "../../monitoring/relay/archive.js";
import { readJournal } from "../../monitoring/relay/journal.js";
import { type DutyReport, dutyReport } from "../../monitoring/relay/report.js";
import { State } from "../../monitoring/relay/state.js";
import { World } from "../../monitoring/relay/world.js";
import type { Context } from "../context.js";
import { readEstate, todayIn } from "../estate-read.js";
import { aligned } from "../layout.js";
import { refusal } from "../refusal.js";
import type { Outcome } from "../verb.js";

/** The command line of `duty report`. */
interface ReportInput {
  readonly estate: string | undefined;
  readonly journal: string;
  readonly month: string | undefined;
}

export async function runReport(input: ReportInput, context: Context): Promise<Outcome> {
  const read = await readEstate(input.estate, undefined, context);
  if (!read.estate) return refusal(read, context);
  const month = input.month ?? todayIn(read.estate.settings.timeZone, context.now()).slice(0, 7);
  const [from, to] = minutesOfMonth(month);
  const state = new State();
  const folder = resolve(context.folder, input.journal);
  readArchive(folder, month, (event) => state.apply(event));
  readJournal(folder, (event) => state.apply(event));
  const report = dutyReport(state, new World(read.estate), from, to);
  return { exitCode: 0, json: { month, ...report }, text: reportText(month, report, context) };
}

function minutesOfMonth(month: string): [number, number] {
  const [, year, number] = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(month) ?? [];
  if (year === undefined || number === undefined) {
    throw new UsageError(
      { zh: `--month 的值 ${month} 不是月份`, en: `--month ${month} is not a month` },
      { zh: "请写成 2026-11 这样", en: "write it like 2026-11" },
    );
  }
  const start = (text: string) => dayNumber(`${text}-01`) * minutesOfDay;
  const next =
    Number(number) === 12
      ? `${Number(year) + 1}-01`
      : `${year}-${String(Number(number) + 1).padStart(2, "0")}`;
  return [start(month), start(next)];
}

function reportText(month: string, report: DutyReport, { language, colors }: Context): string {
  const say = words[language];
  const time = (seconds: number | undefined) =>
    seconds === undefined ? "-" : say.minutes((seconds / 60).toFixed(1));
  const ratio = report.acknowledgementRatio;
  const { work, rest, sleep } = report.disturbances;
  const rows = [
    [say.incidents, String(report.incidents)],
    [say.acknowledge, time(report.meanSecondsToAcknowledge)],
    [say.resolve, time(report.meanSecondsToResolve)],
    [say.ratio, ratio === undefined ? "-" : `${(ratio * 100).toFixed(1)}%`],
    [say.disturbances, say.hours(work, rest, sleep)],
  ];
  return [colors.bold(month), ...aligned(rows, 2).map((line) => `  ${line}`)].join("\n");
}

const words = {
  zh: {
    incidents: "事件",
    acknowledge: "平均认领时间 MTTA",
    resolve: "平均恢复时间 MTTR",
    ratio: "认领率",
    disturbances: "打扰次数",
    minutes: (value: string) => `${value} 分钟`,
    hours: (work: number, rest: number, sleep: number) => `工作 ${work}，休息 ${rest}，睡眠 ${sleep}`,
  },
  en: {
    incidents: "incidents",
    acknowledge: "mean time to acknowledge",
    resolve: "mean time to resolve",
    ratio: "acknowledged",
    disturbances: "disturbances",
    minutes: (value: string) => `${value} min`,
    hours: (work: number, rest: number, sleep: number) => `work ${work}, rest ${rest}, sleep ${sleep}`,
  },
} as const;
