import type { Finding } from "../../estate/findings/finding.js";
import type { Context } from "../context.js";
import { wrap } from "../layout.js";

type Look = Pick<Context, "language" | "colors" | "width">;

/** More than this many are counted, not shown. */
const most = 20;

const words = {
  error: { zh: "错误", en: "error" },
  warning: { zh: "警告", en: "warning" },
} as const;

/** What was wrong with the input, for people: one block; nothing where all was well. */
export function findingsText(findings: readonly Finding[], { language, colors, width }: Look): string[] {
  if (findings.length === 0) return [];
  const lines = findings.slice(0, most).flatMap(({ file, line, column, code, severity, message }) => {
    const paint = severity === "error" ? colors.red : colors.yellow;
    return [
      `${colors.bold(`${file}:${line}:${column}`)}  ${paint(`${words[severity][language]} ${code}`)}`,
      ...wrap(message[language], width - 2).map((text) => `  ${text}`),
    ];
  });
  const rest = findings.length - most;
  const more = { zh: `另有 ${rest} 项`, en: `and ${rest} more` }[language];
  return [[...lines, ...(rest > 0 ? [more] : [])].join("\n")];
}
