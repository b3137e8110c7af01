import { lineColumn } from "../../estate/source/place.js";
import type { LintFinding } from "./finding.js";
import { fileRules } from "./source/file-rules.js";
import type { Report } from "./source/groups.js";
import type { RuleNode, Source } from "./source/model.js";

/** A comment that asks to leave findings out. */
interface Suppression {
  readonly at: number;
  readonly line: number;
  readonly codes: readonly string[];
  readonly reason: string;
  /** First and last line that it speaks of. */
  readonly lines: readonly [first: number, last: number];
}

const comment = /#\s*zhengyun:ignore(-file)?\b[ \t]*([^\n]*)/g;
const everyLine = [1, Number.POSITIVE_INFINITY] as const;

/** Findings of a file without those that a comment with a reason suppresses. */
export function unsuppressed(
  source: Source,
  rules: readonly RuleNode[],
  findings: readonly LintFinding[],
  report: Report,
): readonly LintFinding[] {
  if (!source.text.includes("zhengyun:ignore")) return findings;
  const used = new Set<string>();
  const suppressions = suppressionsIn(source, rules).filter((one) => isSound(one, report));
  const kept = findings.filter((finding) => {
    const by = suppressions.find(
      ({ codes, lines }) =>
        codes.includes(finding.code) && finding.line >= lines[0] && finding.line <= lines[1],
    );
    if (by) used.add(`${by.at} ${finding.code}`);
    return !by;
  });
  for (const { at, codes } of suppressions) {
    for (const code of codes.filter((one) => !used.has(`${at} ${one}`))) {
      report(
        fileRules.suppression,
        { zh: `这里没有 ${code}，忽略不起作用`, en: `there is no ${code} here to suppress` },
        at,
      );
    }
  }
  return kept;
}

function isSound({ codes, reason, at }: Suppression, report: Report): boolean {
  if (codes.length === 0) {
    report(
      fileRules.suppression,
      { zh: "没有写明忽略哪个代码", en: "it does not say which code to suppress" },
      at,
    );
    return false;
  }
  if (reason !== "") return true;
  report(
    fileRules.suppression,
    {
      zh: `忽略 ${codes.join("、")} 没有写理由`,
      en: `no reason is given for suppressing ${codes.join(", ")}`,
    },
    at,
  );
  return false;
}

function suppressionsIn(source: Source, rules: readonly RuleNode[]): Suppression[] {
  const lines = source.text.split("\n");
  const starts = rules.map(({ node }) => lineColumn(source.text, node.at).line).sort((a, b) => a - b);
  return [...source.text.matchAll(comment)].map((match) => {
    const { line } = lineColumn(source.text, match.index);
    const [, isFile, words = ""] = match;
    const codes = /^(?:[A-Z]{3}\d{3}(?:\s*,\s*(?=[A-Z]{3}\d))?)*/.exec(words)?.[0] ?? "";
    return {
      at: match.index,
      line,
      codes: codes.match(/[A-Z]{3}\d{3}/g) ?? [],
      reason: words.slice(codes.length).trim(),
      lines: isFile ? everyLine : reachOf(line, starts, lines),
    };
  });
}

/** The rule that a comment stands in, or before which it stands. */
function reachOf(
  line: number,
  starts: readonly number[],
  lines: readonly string[],
): readonly [number, number] {
  const next = starts.findIndex((start) => start > line);
  const start = starts[next] ?? Number.POSITIVE_INFINITY;
  const isBefore = next >= 0 && lines.slice(line - 1, start - 1).every((text) => /^\s*(?:#.*)?$/.test(text));
  const index = next < 0 ? starts.length - 1 : isBefore ? next : next - 1;
  return [starts[index] ?? line, (starts[index + 1] ?? Number.POSITIVE_INFINITY) - 1];
}
