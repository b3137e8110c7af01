import type { Judgement } from "../../changes/assess.js";
import type { Danger, DangerRule } from "../../changes/danger.js";
import { unsettled } from "../../changes/permission.js";
import { quotaWord } from "../../changes/quota-words.js";
import type { PlanReport, StackReport } from "../../changes/report.js";
import type { Group, PoolSummary } from "../../changes/summary.js";
import type { Text } from "../../estate/findings/rule.js";
import type { Line } from "../../isolation/diff/summary.js";
import type { Context } from "../context.js";
import { wrap } from "../layout.js";
import { pathText } from "../reach/diff-text.js";
import { countOf } from "./kind-words.js";

/** How to write, and what people call pools and departments. */
export interface Look extends Pick<Context, "language" | "colors" | "width"> {
  readonly poolName: (id: string) => string;
  readonly departmentName: (id: string) => string;
}

/** Lines of one heading that are written out; the rest is counted. `--json` has them all. */
const most = 12;

/** A plan for people: dangers first, then what changes for whom, then what the plan does not cover. */
export function planText(report: PlanReport, rules: readonly DangerRule[], world: Look): string {
  const look = withNamesOf(report, world);
  const { language, colors } = look;
  return [
    ...judgementParts(report, rules, look),
    section(colors.red(headings.failed[language]), failuresLines(report.stacks, look)),
    section(
      heading("leftOut", look),
      report.leftOut.map(({ pool, reason }) => `${look.poolName(pool)}  ${reason[language]}`),
    ),
    section(heading("freezes", look), freezeLines(report, look)),
    section(
      colors.yellow(headings.orphans[language]),
      report.orphans.map((orphan) => orphanLine(orphan, language)),
    ),
    section(colors.yellow(headings.earlier[language]), earlierLines(report, language)),
    closing(report, look),
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}

/** What changes mean, and which paths they open and close. */
type Judged = Judgement & Pick<PlanReport, "paths">;

/** Changes for people, without a plan around them: dangers first, then what changes for whom. */
export function judgementText(judged: Judged, rules: readonly DangerRule[], look: Look): string {
  return judgementParts(judged, rules, withNamesOf(judged, look))
    .filter((part) => part !== "")
    .join("\n\n");
}

function judgementParts({ dangers, pools, paths }: Judged, rules: readonly DangerRule[], look: Look) {
  return [
    dangersText(unsettled({ dangers }), rules, look),
    settledText(dangers, look.language),
    section(
      heading("changes", look),
      pools.flatMap((pool) => poolLines(pool, look)),
    ),
    section(heading("paths", look), pathLines(paths, look)),
  ];
}

/** Departments that the estate has no longer are called as their namespaces call them. */
function withNamesOf(report: Judgement, look: Look): Look {
  const groups = report.pools.flatMap((pool) => pool.groups);
  const names = new Map(
    groups.flatMap(({ department, name }) => (department && name ? [[department, name]] : [])),
  );
  const departmentName = (id: string) => nameIn(names.get(id), look.language) ?? look.departmentName(id);
  return { ...look, departmentName };
}

function nameIn(name: Group["name"], language: keyof Text): string | undefined {
  return language === "zh" ? name?.zh : (name?.en ?? name?.zh);
}

const headings = {
  changes: { zh: "变更", en: "Changes" },
  paths: { zh: "谁能访问谁", en: "Who reaches whom" },
  failed: { zh: "未能计划", en: "Could not be planned" },
  leftOut: { zh: "不由本工具执行", en: "Not ours to change" },
  freezes: { zh: "封网窗口", en: "Freeze windows" },
  orphans: {
    zh: "底账中已没有、状态仍在的栈",
    en: "Stacks that still have a state, but no place in the estate",
  },
  earlier: { zh: "以前的执行", en: "Earlier runs" },
} as const satisfies Readonly<Record<string, Text>>;

const heading = (key: keyof typeof headings, { language, colors }: Look) =>
  colors.bold(headings[key][language]);

function section(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? "" : [title, ...lines.map((line) => `  ${line}`)].join("\n");
}

/** The dangers of a plan, by kind. */
function dangersText(dangers: readonly Danger[], rules: readonly DangerRule[], look: Look): string {
  if (dangers.length === 0) return "";
  const { language, colors } = look;
  const title: Text = {
    zh: `危险变更 ${dangers.length} 处，须变更人以外的人批准`,
    en: `${dangers.length} dangerous ${dangers.length === 1 ? "change" : "changes"}, to be approved by somebody else than the author`,
  };
  const blocks = rules.flatMap(({ kind, title: name }) => {
    const ofKind = dangers.filter((danger) => danger.kind === kind);
    if (ofKind.length === 0) return [];
    const told = kind === "deletion" ? withoutContents(ofKind) : ofKind;
    return [colors.red(`${name[language]} (${ofKind.length})`), ...dangerLines(told, look)];
  });
  return section(colors.bold(colors.red(title[language])), blocks);
}

/** Dangers that were agreed to when a plan was begun that is not done yet. */
function settledText(dangers: readonly Danger[], language: keyof Text): string {
  const settled = dangers.filter(({ settledBy }) => settledBy !== undefined);
  if (settled.length === 0) return "";
  const digests = [...new Set(settled.map(({ settledBy = "" }) => settledBy.slice(0, 12)))].join(", ");
  const text: Text = {
    zh: `另有 ${settled.length} 处属于已开始而未完成的计划 ${digests}，不需再批准`,
    en: `${settled.length} more belong to a plan that was begun and is not done (${digests}), and need no approval again`,
  };
  return text[language];
}

/** Deletions less those that go without saying, because their namespace goes. */
function withoutContents(deletions: readonly Danger[]): readonly Danger[] {
  const key = ({ pool, namespace }: Danger) => `${pool} ${namespace}`;
  const isNamespace = ({ object }: Danger) => object.startsWith("Namespace ");
  const gone = new Set(deletions.filter(isNamespace).map(key));
  return deletions.filter((danger) => isNamespace(danger) || !gone.has(key(danger)));
}

function dangerLines(dangers: readonly Danger[], look: Look): string[] {
  const lines = dangers.slice(0, most).map((danger) => {
    const whose = danger.department === undefined ? "" : ` · ${look.departmentName(danger.department)}`;
    return `  ${look.poolName(danger.pool)}${whose}  ${danger.sentence[look.language]}`;
  });
  const rest = dangers.length - most;
  const more: Text = {
    zh: `  …… 另有 ${rest} 处（--json 列出全部）`,
    en: `  … and ${rest} more (--json lists all)`,
  };
  return rest > 0 ? [...lines, look.colors.dim(more[look.language])] : lines;
}

function poolLines({ pool, groups }: PoolSummary, look: Look): string[] {
  return [look.poolName(pool), ...groups.map((group) => `  ${groupLine(group, look)}`)];
}

const verbs = [
  ["create", { zh: "新增", en: "adds" }],
  ["update", { zh: "修改", en: "changes" }],
  ["replace", { zh: "替换", en: "replaces" }],
  ["delete", { zh: "删除", en: "deletes" }],
  ["forget", { zh: "不再管理", en: "no longer manages" }],
] as const;

/** `Department of Education: adds 1 namespace, 3 network policies; quota CPU 40 → 64`. */
function groupLine(group: Group, { language }: Look): string {
  const zh = language === "zh";
  const platform: Text = { zh: "平台", en: "platform" };
  const name = nameIn(group.name, language) ?? platform[language];
  const counts = verbs.flatMap(([action, word]) => {
    const objects = group.kinds.flatMap(({ kind, counts }) => {
      const count = counts[action];
      return count === undefined ? [] : [countOf(kind, count)[language]];
    });
    return objects.length > 0 ? [`${word[language]}${zh ? "" : " "}${objects.join(zh ? "、" : ", ")}`] : [];
  });
  const quota = group.quota.map(
    ({ key, before, after }) => `${quotaWord(key)[language]} ${before} → ${after}`,
  );
  const quotas = quota.length > 0 ? [`${zh ? "配额 " : "quota "}${quota.join(zh ? "，" : ", ")}`] : [];
  return `${name}${zh ? "：" : ": "}${[...counts, ...quotas].join(zh ? "；" : "; ")}`;
}

/** Paths as merge requests show them, the riskiest first. */
function pathLines(paths: readonly Line[], look: Look): string[] {
  const rest = paths.length - most;
  const more: Text = {
    zh: `…… 另有 ${rest} 条（--json 列出全部）`,
    en: `… and ${rest} more (--json lists all)`,
  };
  const lines = paths.slice(0, most).map((line) => pathText(line, look));
  return rest > 0 ? [...lines, look.colors.dim(more[look.language])] : lines;
}

/** Why stacks did not come to their end, and what to do about it; once for a pool that is out as a whole. */
export function failuresLines(stacks: readonly StackReport[], look: Look): string[] {
  const told = new Map(stacks.map((stack) => [stack.stack, stack]));
  const first = ({ pool, failure }: StackReport) =>
    stacks.find((other) => other.pool === pool && other.failure?.sentence.en === failure?.sentence.en);
  const cause = (stack: StackReport): StackReport | undefined => {
    if (stack.failure) return first(stack);
    return stack.why?.because === "lane" ? first(told.get(stack.why.on) ?? stack) : stack;
  };
  return stacks
    .filter((stack) => cause(stack) === stack)
    .flatMap((stack) => {
      const others = stacks.filter((other) => other !== stack && cause(other) === stack).length;
      return failureLines(stack, others, look);
    });
}

function failureLines(stack: StackReport, others: number, { language, colors, width }: Look): string[] {
  if (!stack.failure) return stack.why ? [`${stack.stack}  ${skippedWords(stack.why)[language]}`] : [];
  const { sentence, hint } = stack.failure;
  const more: Text = { zh: `（同池另有 ${others} 个栈）`, en: ` (and ${others} more stacks of its pool)` };
  return [
    `${stack.stack}  ${sentence[language]}${others > 0 ? more[language] : ""}`,
    ...wrap(hint[language], width - 6).map((line, index) =>
      colors.cyan(index === 0 ? `→ ${line}` : `  ${line}`),
    ),
  ];
}

function skippedWords(why: NonNullable<StackReport["why"]>): Text {
  switch (why.because) {
    case "dependency":
      return {
        zh: `未执行：它依赖的 ${why.on} 没有成功`,
        en: `not begun: ${why.on}, which it needs, did not succeed`,
      };
    case "lane":
      return {
        zh: `未执行：同一资源池的 ${why.on} 已失败`,
        en: `not begun: ${why.on} of the same pool failed`,
      };
    case "interrupted":
      return { zh: "未执行：被中断", en: "not begun: interrupted" };
  }
}

function freezeLines({ freezes }: PlanReport, { language }: Look): string[] {
  const line = ({ id, name, starts, ends, pools }: PlanReport["freezes"]["inForce"][number]) =>
    `${language === "zh" ? name.zh : (name.en ?? name.zh)} (${id})  ${starts} – ${ends}  ${pools.join(" ")}`;
  const now: Text = { zh: "现在：", en: "now: " };
  return [...freezes.inForce.map((freeze) => now[language] + line(freeze)), ...freezes.upcoming.map(line)];
}

function orphanLine({ stack, resources }: PlanReport["orphans"][number], language: keyof Text): string {
  if (resources === undefined) return stack;
  return language === "zh" ? `${stack}  ${resources} 个资源` : `${stack}  ${resources} resources`;
}

function earlierLines({ unfinished, auditBrokenAt }: PlanReport, language: keyof Text): string[] {
  const interrupted = unfinished.map(
    ({ time, by, digest }): Text => ({
      zh: `${time} ${by.person} 开始执行 ${digest.slice(0, 12)}，没有留下结果：可能中途被杀`,
      en: `${time} ${by.person} began ${digest.slice(0, 12)}, and no outcome was written: it may have been killed`,
    }),
  );
  const broken: Text[] =
    auditBrokenAt === undefined
      ? []
      : [
          {
            zh: `.zhengyun/audit.jsonl 第 ${auditBrokenAt} 行与前文不连续：被改动、缺失或未写完`,
            en: `.zhengyun/audit.jsonl line ${auditBrokenAt} does not follow from what is before: edited, missing or torn`,
          },
        ];
  return [...interrupted, ...broken].map((text) => text[language]);
}

function closing(report: PlanReport, { language, colors }: Look): string {
  const { digest, author } = report;
  const planned = report.stacks.filter(({ result }) => result === "done").length;
  const missing = report.stacks.length - planned;
  if (digest === undefined) {
    const nothing: Text = {
      zh: `没有变更：${planned} 个栈与底账一致`,
      en: `no changes: ${planned} stacks are as the estate says`,
    };
    const but: Text = { zh: `；另有 ${missing} 个栈未能计划`, en: `; ${missing} more could not be planned` };
    const text = nothing[language] + (missing > 0 ? but[language] : "");
    return missing > 0 ? colors.yellow(text) : colors.green(`✓ ${text}`);
  }
  const by: Text = {
    zh: author ? `，变更人 ${author}` : "，变更人不明（用 --as 指明）",
    en: author ? `, by ${author}` : ", by nobody known (say who with --as)",
  };
  const only: Text = {
    zh: `；不含未能计划的 ${missing} 个栈`,
    en: `; without the ${missing} stacks that could not be planned`,
  };
  const word: Text = { zh: "计划摘要", en: "plan" };
  return `${colors.bold(word[language])} ${digest}${by[language]}${missing > 0 ? only[language] : ""}`;
}
