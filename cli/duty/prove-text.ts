import type { Context } from "../context.js";
import { findingBlock } from "../formats/text.js";
import { count, figure } from "../words.js";
import type { ProveAnswer } from "./prove.js";

/** A proof for people: what does not hold, block by block, and one line about all of it. */
export function proveText(answer: ProveAnswer, context: Context): string {
  const { language, colors } = context;
  const blocks = answer.findings.map((finding) => findingBlock(finding, answer.estate, context));
  const closing = answer.isProven
    ? colors.green(`✓ ${held[language](answer)}`)
    : colors.red(`✗ ${broken[language](answer)}`);
  return [...blocks, closing].join("\n\n");
}

const held = {
  zh: ({ year, alerts = 0, levels = 0, minutes = 0, questions = 0 }: ProveAnswer) =>
    `${year} 年：${figure(alerts)} 种告警、${figure(levels)} 处 Alertmanager、${figure(minutes)} 分钟（${figure(questions)} 组标签），任何时刻都有人在时限内得知，严重告警经两种渠道`,
  en: ({ year, alerts = 0, levels = 0, minutes = 0, questions = 0 }: ProveAnswer) =>
    `${year}: ${count(alerts, "alert")}, ${count(levels, "Alertmanager")}, ${count(minutes, "minute")} (${figure(questions)} label sets): somebody is told at any time within the budget, of critical alerts by two channels`,
};

const broken = {
  zh: ({ year, findings, minutes }: ProveAnswer) =>
    minutes === undefined ? `${year} 年未能证明` : `${year} 年：${figure(findings.length)} 处缺口`,
  en: ({ year, findings, minutes }: ProveAnswer) =>
    minutes === undefined ? `nothing is proven of ${year}` : `${year}: ${count(findings.length, "gap")}`,
};
