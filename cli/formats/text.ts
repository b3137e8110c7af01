import type { Finding } from "../../estate/index.js";
import type { Context } from "../context.js";
import type { EstateRead } from "../estate-read.js";
import type { Language } from "../language.js";
import { wrap } from "../layout.js";
import { count } from "../words.js";
import { type Counts, countsOf, shownPlace } from "./report.js";

type Look = Pick<Context, "language" | "colors" | "width">;

const words = {
  error: { zh: "错误", en: "error" },
  warning: { zh: "警告", en: "warning" },
  related: { zh: "另见", en: "see also" },
} as const;

/** The findings about an estate, for people: one block each, and a line of counts. */
export function textReport(read: EstateRead, look: Look): string {
  const blocks = read.findings.map((finding) => findingBlock(finding, read.shownRoot, look));
  return [...blocks, closing(read, look)].join("\n\n");
}

/** One finding, for people. */
export function findingBlock(finding: Finding, shownRoot: string, { language, colors, width }: Look): string {
  const severity = words[finding.severity][language];
  const paint = finding.severity === "error" ? colors.red : colors.yellow;
  const indented = (text: string, first: string) =>
    wrap(text, width - 2 - first.length).map((line, index) =>
      index === 0 ? `  ${first}${line}` : `  ${" ".repeat(first.length)}${line}`,
    );
  return [
    `${colors.bold(shownPlace(finding, shownRoot))}  ${paint(`${severity} ${finding.code}`)}  ${finding.entity}`,
    ...indented(finding.message[language], ""),
    ...indented(finding.hint[language], "→ ").map(colors.cyan),
    ...finding.related.map((place) =>
      colors.dim(`  ${words.related[language]} ${shownPlace(place, shownRoot)}`),
    ),
  ].join("\n");
}

function closing(read: EstateRead, { language, colors }: Look): string {
  const counts = countsOf(read);
  const isSound = counts.errors + counts.warnings === 0;
  const paint = counts.errors > 0 ? colors.red : isSound ? colors.green : colors.yellow;
  const counted = paint(`${counts.errors > 0 ? "✗" : "✓"} ${sentences[language](read, counts)}`);
  const [first] = read.findings;
  return first ? `${counted}\n${colors.dim(`  ${more[language](first.code)}`)}` : counted;
}

const more = {
  zh: (code: string) => `zhengyun explain ${code} 说明规则的要求与依据`,
  en: (code: string) => `zhengyun explain ${code} tells what a rule demands and why`,
} as const;

const sentences: Readonly<Record<Language, (read: EstateRead, counts: Counts) => string>> = {
  zh: ({ files, today }, { errors, warnings, accepted }) => {
    const found = [
      ...(errors > 0 ? [`${errors} 个错误`] : []),
      ...(warnings > 0 ? [`${warnings} 个警告`] : []),
    ].join("、");
    const exceptions = accepted > 0 ? `；另有 ${accepted} 项由例外接受` : "";
    return `检查 ${files} 个文件（按 ${today}）：${found || "没有问题"}${exceptions}`;
  },
  en: ({ files, today }, { errors, warnings, accepted }) => {
    const found = [
      ...(errors > 0 ? [count(errors, "error")] : []),
      ...(warnings > 0 ? [count(warnings, "warning")] : []),
    ].join(", ");
    const exceptions = accepted > 0 ? `; exceptions accept ${accepted} more` : "";
    return `${count(files, "file")} checked as of ${today}: ${found || "nothing is wrong"}${exceptions}`;
  },
};
