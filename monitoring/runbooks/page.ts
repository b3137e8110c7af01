import type { Alert } from "../index.js";
import type { Handling } from "./handling.js";
import { reportingDuties } from "./reporting.js";

const severities = {
  critical: "严重，立即通知",
  warning: "警告，工作时间处理",
  info: "提示",
  none: "心跳",
} as const;
const teams = { platform: "平台值班", network: "网络值班", security: "安全值班" } as const;

/** What the output of a page's commands means. */
const problem = {
  shown: "每一行输出是一个有问题的对象：",
  mended: "没有输出，并且告警在下一个通知周期内转为恢复：",
};
const heartbeat = {
  shown: "每一行输出是一个心跳正常的对象，缺少的才有问题：",
  mended: "应有的对象都在输出里：",
};

/**
 * The parts of an alert's page below its title, in Chinese markdown. A block marked `run` can be carried out as it stands, with the address of
 * the pool's Prometheus in `PROMETHEUS`; one marked `manual` is for a person, who fills in what it names.
 */
export function runbookPage(alert: Alert, { look, treat, keep }: Handling): readonly string[] {
  const { severity, team, description, impact, expr, panel } = alert;
  const { shown, mended } = severity === "none" ? heartbeat : problem;
  return [
    `${severities[severity]} · ${teams[team]} · 持续 ${alert.for} 后告警 · 面板 \`${panel}\``,
    `## 含义`,
    withoutTemplates(description),
    `## 影响`,
    withoutTemplates(impact),
    `## 诊断`,
    shown,
    run(expr),
    ...(look.length > 0 ? [`再看：`, fenced("manual", look.join("\n"))] : []),
    `## 处置`,
    treat.map((step, index) => `${index + 1}. ${step}`).join("\n"),
    `## 验证`,
    mended,
    run(expr),
    `## 上报`,
    reportingDuties(alert)
      .map((duty) => `- ${duty}`)
      .join("\n"),
    `## 取证`,
    `事件记录（何时响、通知了谁、谁认领、何时恢复）由值班中继留存；另存诊断输出${keep ? `、${keep}` : ""}。`,
  ];
}

function run(expr: string): string {
  return fenced("run", `promtool query instant "$PROMETHEUS" '${expr.trim().replace(/\s+/g, " ")}'`);
}

function fenced(mark: "run" | "manual", text: string): string {
  return `\`\`\`bash ${mark}\n${text}\n\`\`\``;
}

/** Words of an alert without their templates: a page speaks of any object. */
export function withoutTemplates(words: string): string {
  return words
    .replace(/\{\{\s*\$labels\.(\w+)\s*\}\}/g, "〈$1〉")
    .replace(/\{\{\s*\$value[^}]*\}\}/g, "〈数值〉")
    .trim();
}
