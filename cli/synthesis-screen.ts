import type { Estate } from "../estate/index.js";
import type { Context } from "./context.js";
import { type Counts, countsOf } from "./formats/report.js";
import type { Language } from "./language.js";
import { aligned, padEnd, widthOf, wrap } from "./layout.js";
import type { Overview, Tier } from "./overview.js";
import type { SoundEstate } from "./refusal.js";
import { count, figure } from "./words.js";

/** What a run of synth did. */
export interface SynthesisReport {
  /** Where the stacks are, as people would write it from where they are. */
  readonly out: string;
  /** What there is in the pools of each tier that has any, and how many stacks and resources it became. */
  readonly tiers: readonly (TierReport & { readonly tier: Tier })[];
  readonly total: TierReport;
  /** Names of the stacks that were written; the others had not changed. */
  readonly written: readonly string[];
  readonly removed: readonly string[];
  /** What others left in folders of stacks that are gone, relative to `out`. */
  readonly left: readonly string[];
  readonly seconds: { readonly reading: number; readonly synthesis: number; readonly total: number };
}

/** A row of the table of pools. */
export interface TierReport extends Overview {
  readonly stacks: number;
  readonly resources: number;
}

type Look = Pick<Context, "language" | "colors" | "width">;

/** The closing screen of synth: what was read, what is in it, what was written where, and how long it took. */
export function synthesisScreen(read: SoundEstate, report: SynthesisReport, look: Look): string {
  const { language, colors, width } = look;
  const { name } = read.estate.settings;
  const title = language === "zh" ? name.zh : (name.en ?? name.zh);
  const { before, after } = rowsOf(read, report, language);
  const labels = Math.max(...[...before, ...after].map(([label]) => widthOf(label)));
  const lines = (rows: Rows) =>
    rows.flatMap(([label, text]) =>
      wrap(text, width - labels - 4).map(
        (part, index) => `  ${colors.dim(padEnd(index === 0 ? label : "", labels))}  ${part}`,
      ),
    );
  return [
    `${colors.green("✓")} ${colors.bold(title)}`,
    "",
    ...lines(before),
    "",
    ...tierTable(report, look).map((line) => `  ${line}`),
    "",
    ...lines(after),
  ].join("\n");
}

type Rows = readonly (readonly [label: string, text: string])[];

/** What stands before the table of pools, and after it. */
function rowsOf(
  read: SoundEstate,
  report: SynthesisReport,
  language: Language,
): { before: Rows; after: Rows } {
  const say = phrases[language];
  const { written, removed, left, seconds, total, out } = report;
  return {
    before: [
      [say.read, say.filesRead(read.shownRoot, read.files, read.today)],
      [say.findings, say.counted(countsOf(read))],
      [say.contents, contentsOf(read.estate, language)],
    ],
    after: [
      [say.stacks, say.stacksWritten(total.stacks, written.length, removed.length)],
      [say.time, say.timeTaken(seconds)],
      [say.output, `${out}/stacks/${say.aStack}/cdk.tf.json`],
      ...left.map((path) => [say.left, say.leftAlone(`${out}/${path}`)] as const),
      [say.next, `zhengyun plan ${read.shownRoot}`],
    ],
  };
}

const phrases = {
  zh: {
    read: "读取",
    findings: "检查",
    contents: "内容",
    stacks: "栈",
    time: "用时",
    output: "输出",
    left: "保留",
    next: "下一步",
    aStack: "<栈>",
    filesRead: (estate: string, files: number, day: string) => `${estate} 的 ${files} 个文件（按 ${day}）`,
    counted: ({ errors, warnings, accepted }: Counts) =>
      `${errors} 个错误，${warnings} 个警告，${accepted} 项由例外接受`,
    stacksWritten: (all: number, written: number, removed: number) =>
      `${all} 个：写入 ${written} 个，${all - written} 个未变${removed > 0 ? `，删除 ${removed} 个` : ""}`,
    timeTaken: ({ total, reading, synthesis }: Seconds) =>
      `${total.toFixed(1)} 秒（读取与检查 ${reading.toFixed(1)} 秒，生成 ${synthesis.toFixed(1)} 秒）`,
    leftAlone: (path: string) => `${path}：其栈已不存在，文件不是本程序写的`,
  },
  en: {
    read: "read",
    findings: "findings",
    contents: "contents",
    stacks: "stacks",
    time: "time",
    output: "output",
    left: "left",
    next: "next",
    aStack: "<stack>",
    filesRead: (estate: string, files: number, day: string) =>
      `${count(files, "file")} of ${estate}, as of ${day}`,
    counted: ({ errors, warnings, accepted }: Counts) =>
      `${count(errors, "error")}, ${count(warnings, "warning")}, ${accepted} accepted by exceptions`,
    stacksWritten: (all: number, written: number, removed: number) =>
      `${all}: ${written} written, ${all - written} as they were${removed > 0 ? `, ${removed} removed` : ""}`,
    timeTaken: ({ total, reading, synthesis }: Seconds) =>
      `${total.toFixed(1)} s (reading and checking ${reading.toFixed(1)} s, synthesis ${synthesis.toFixed(1)} s)`,
    leftAlone: (path: string) => `${path}: its stack is gone, and we did not write it`,
  },
} as const;

type Seconds = SynthesisReport["seconds"];

/** How many there are of what people ask about, and how many pools are changed in which way. */
function contentsOf(estate: Estate, language: Language): string {
  const pools = estate.all("pool");
  const ways = managements
    .map(([way, words]) => [pools.filter((pool) => pool.value.management === way).length, words] as const)
    .filter(([number]) => number > 0)
    .map(([number, words]) => `${words[language]} ${number}`);
  const others = contents.map(([kind, words]) => [estate.all(kind).length, words] as const);
  if (language === "zh") {
    const rest = others.map(([number, words]) => `${figure(number)} ${words.zh}`);
    return `${pools.length} 个资源池（${ways.join("，")}）、${rest.join("、")}`;
  }
  const rest = others.map(([number, words]) => count(number, words.en));
  return `${count(pools.length, "pool")} (${ways.join(", ")}), ${rest.join(", ")}`;
}

const managements = [
  ["terraform", { zh: "由本工具执行", en: "by Terraform" }],
  ["manifests", { zh: "交付清单", en: "by manifests" }],
  ["observed", { zh: "只读", en: "only observed" }],
] as const;

const contents = [
  ["division", { zh: "个区划", en: "division" }],
  ["department", { zh: "个部门", en: "department" }],
  ["application", { zh: "个政务应用", en: "application" }],
  ["service", { zh: "个共性服务", en: "shared service" }],
  ["grant", { zh: "项互访授权", en: "grant" }],
] as const;

const tierNames = {
  province: { zh: "省级", en: "province" },
  city: { zh: "市级", en: "city" },
  industry: { zh: "行业", en: "industry" },
} as const;

const columns = [
  ["pools", { zh: "资源池", en: "pools" }],
  ["departments", { zh: "部门", en: "departments" }],
  ["applications", { zh: "应用", en: "applications" }],
  ["stacks", { zh: "栈", en: "stacks" }],
  ["resources", { zh: "资源", en: "resources" }],
] as const;

function tierTable(report: SynthesisReport, { language, colors }: Look): string[] {
  const named = report.tiers.map((row) => [tierNames[row.tier][language], row] as const);
  const rows = [...named, [{ zh: "合计", en: "total" }[language], report.total] as const];
  const head = ["", ...columns.map(([, title]) => title[language])];
  const cells = rows.map(([name, row]) => [name, ...columns.map(([key]) => figure(row[key]))]);
  const [titles = "", ...lines] = aligned([head, ...cells]);
  return [colors.dim(titles), ...lines];
}
