import { allChecks } from "./checks.js";
import type { Rule, Text } from "./findings/rule.js";
import { sourceRules } from "./source/rules.js";

/** What the letters of a code stand for, in the order in which people meet them. */
export const areas: Readonly<Record<string, Text>> = {
  EST: { zh: "文件与格式", en: "Files and their format" },
  REF: { zh: "引用", en: "References" },
  NET: { zh: "网络", en: "Network" },
  PLN: { zh: "双平面", en: "The two planes" },
  TEN: { zh: "组织、配额与应用", en: "Organisation, quota and applications" },
  CAP: { zh: "资源池能力", en: "What pools can do" },
  SEC: { zh: "安全与等级保护", en: "Security and protection levels" },
  XIN: { zh: "信创", en: "信创 (domestic technology)" },
  DR: { zh: "容灾", en: "Disaster recovery" },
  MIG: { zh: "上云迁移", en: "Migration" },
  CHG: { zh: "变更与封网", en: "Changes and freezes" },
  DUT: { zh: "值班", en: "Duty" },
  EXC: { zh: "例外", en: "Exceptions" },
};

/** Every rule that has a code, by area and number. */
export async function allRules(): Promise<readonly Rule<never>[]> {
  const order = Object.keys(areas);
  const rank = (rule: Rule<never>) => order.indexOf(areaOf(rule.code));
  return [...Object.values(sourceRules), ...(await allChecks())].sort(
    (a: Rule<never>, b: Rule<never>) => rank(a) - rank(b) || (a.code < b.code ? -1 : 1),
  );
}

/** The letters of a code. */
export function areaOf(code: string): string {
  return code.replace(/\d+$/, "");
}
