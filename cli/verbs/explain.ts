import type { Rule } from "../../estate/findings/rule.js";
import { UsageError } from "../../estate/usage-error.js";
import { wrap } from "../layout.js";
import { didYouMean } from "../usage-faults.js";
import { defineVerb } from "../verb.js";
import { lintLevels } from "../words.js";

const words = {
  error: { zh: "错误", en: "error" },
  warning: { zh: "警告", en: "warning" },
  told: { zh: "提示文字：", en: "Told as:" },
  mend: { zh: "处理办法：", en: "To mend it:" },
  source: { zh: "依据：", en: "Source:" },
  waivable: {
    zh: "可以在 exceptions/ 中登记例外，经他人批准后限期接受。",
    en: "An exception in exceptions/, approved by another person, may accept it for a while.",
  },
  why: { zh: "为什么：", en: "Why:" },
  bad: { zh: "错误的写法：", en: "Wrong:" },
  good: { zh: "正确的写法：", en: "Right:" },
  suppressible: {
    zh: "在规则处写注释 “# zhengyun:ignore 代码 理由” 可以忽略。",
    en: 'A comment "# zhengyun:ignore CODE reason" at the rule suppresses it.',
  },
  notWaivable: { zh: "不能以例外接受。", en: "No exception can accept it." },
} as const;

export default defineVerb({
  name: "explain",
  stage: "declare",
  summary: { zh: "说明一个检查代码", en: "explain the code of a finding" },
  arguments: {
    code: {
      placeholder: "CODE",
      required: true,
      about: { zh: "代码，例如 NET012", en: "a code, such as NET012" },
    },
  },
  options: {},
  example: {
    command: "zhengyun explain NET012",
    about: {
      zh: "这条规则要求什么、出自哪里、怎样处理",
      en: "what the rule demands, where it comes from, how to mend a breach",
    },
  },
  async run({ code }, { language, width, colors }) {
    const { everyRule } = await import("../catalogue.js");
    const { patternOf } = await import("../../estate/findings/pattern.js");
    const rules = await everyRule();
    const rule = rules.find((one) => one.code === code.toUpperCase());
    if (!rule) throw unknownCode(code, rules);
    const { messages, hints } = patternOf(rule);
    const paragraph = (label: string, texts: readonly string[]) =>
      texts.length === 0
        ? []
        : [[label, ...texts.flatMap((text) => wrap(text, width - 2).map((line) => `  ${line}`))].join("\n")];
    const text = [
      `${colors.bold(rule.code)}  ${(rule.lint ? lintLevels[rule.lint.level] : words[rule.severity])[language]}`,
      wrap(rule.title[language], width).join("\n"),
      paragraph(
        words.told[language],
        messages.map((one) => one[language]),
      ),
      paragraph(
        words.mend[language],
        hints.map((one) => one[language]),
      ),
      ...paragraph(words.source[language], rule.source ? [rule.source] : []),
      ...paragraph(words.why[language], rule.lint ? [rule.lint.why[language]] : []),
      ...(rule.lint
        ? [
            shown(words.bad[language], rule.lint.example.bad),
            shown(words.good[language], rule.lint.example.good),
          ]
        : []),
      wrap(
        words[rule.lint ? "suppressible" : rule.waivable === false ? "notWaivable" : "waivable"][language],
        width,
      ).join("\n"),
    ].join("\n\n");
    const { title, severity, source, lint, waivable = true } = rule;
    return {
      exitCode: 0,
      json: {
        code: rule.code,
        severity,
        title,
        messages,
        hints,
        source,
        waivable,
        ...(lint ? { lint } : {}),
      },
      text,
    };
  },
});

function shown(label: string, example: string): string {
  return [label, ...example.split("\n").map((line) => `  ${line}`)].join("\n");
}

function unknownCode(code: string, rules: readonly Rule<never>[]): UsageError {
  const known = rules.map((rule) => rule.code);
  return new UsageError(
    { zh: `没有 ${code} 这个代码`, en: `there is no code ${code}` },
    didYouMean(code.toUpperCase(), known, {
      zh: "docs/reference/findings.md 列出所有代码",
      en: "docs/reference/findings.md lists all codes",
    }),
  );
}
