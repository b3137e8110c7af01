import { type CarriedOut, frozenWords, type Ready } from "../../changes/carry-out.js";
import type { Text } from "../../estate/findings/rule.js";
import { count } from "../words.js";
import { failuresLines, type Look } from "./plan-text.js";

/** Pools that a freeze keeps back, for people. Empty if there is none. */
export function heldText({ held }: Ready, { language, colors }: Look): string {
  return held
    .map((one) => {
      const { sentence, hint } = frozenWords(one);
      return `${colors.yellow(sentence[language])}\n  ${colors.cyan(`→ ${hint[language]}`)}`;
    })
    .join("\n");
}

/** Why a plan may not be carried out, and in what it differs from an approved one. Empty if it may. */
export function refusedText({ permission }: Ready, { language, colors }: Look): string {
  if (permission.permitted) return "";
  const words = {
    new: { zh: "新出现", en: "new" },
    gone: { zh: "已没有", en: "gone" },
    other: { zh: "有变化", en: "changed" },
  } as const satisfies Readonly<Record<string, Text>>;
  const differences = (permission.differences ?? []).map(
    ({ what, stack, address }) => `  ${words[what][language]}  ${stack}  ${address}`,
  );
  return [
    colors.red(`✗ ${permission.reason[language]}`),
    ...differences,
    `  ${colors.cyan(`→ ${permission.hint[language]}`)}`,
  ].join("\n");
}

/** What was carried out, for people. */
export function carriedOutText({ result, stacks }: CarriedOut, look: Look): string {
  const { language, colors } = look;
  const done = stacks.filter((stack) => stack.result === "done");
  const changes = done.reduce((sum, stack) => sum + stack.changes, 0);
  const lines = failuresLines(stacks, look).map((line) => `  ${line}`);
  const titles: Readonly<Record<CarriedOut["result"], Text>> = {
    done: {
      zh: `✓ 已完成 ${done.length} 个栈、${changes} 处变更`,
      en: `✓ done: ${count(changes, "change")} in ${count(done.length, "stack")}`,
    },
    failed: {
      zh: `✗ 完成 ${done.length} 个栈，其余见下；再次执行即可接着完成`,
      en: `✗ ${count(done.length, "stack")} done, the others below; the next apply goes on from here`,
    },
    interrupted: {
      zh: `✗ 被中断：完成 ${done.length} 个栈，其余见下；再次执行即可接着完成`,
      en: `✗ interrupted: ${count(done.length, "stack")} done, the others below; the next apply goes on from here`,
    },
  };
  const paint = result === "done" ? colors.green : colors.red;
  return [paint(titles[result][language]), ...lines].join("\n");
}
