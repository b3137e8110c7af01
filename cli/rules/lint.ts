import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { codeOf } from "../../estate/source/read.js";
import { UsageError } from "../../estate/usage-error.js";
import { type Facts, together } from "../../monitoring/lint/facts/facts.js";
import { ownCatalogue } from "../../monitoring/lint/facts/own.js";
import { wellKnown } from "../../monitoring/lint/facts/well-known.js";
import { type LintInput, lintFiles } from "../../monitoring/lint/lint.js";
import { decodeSource, filesAt, readSource } from "../../monitoring/lint/source/read.js";
import { durationOf } from "../../monitoring/promql/literal.js";
import type { Context } from "../context.js";
import { shownPath } from "../shown-path.js";
import type { Outcome } from "../verb.js";
import { lintJson, lintText } from "./lint-text.js";

/** The command line of `rules lint`. */
interface LintInputs {
  readonly files: readonly string[];
  readonly catalogue: readonly string[];
  readonly identity: readonly string[];
  readonly targetLabel: readonly string[];
  readonly scrapeInterval: string | undefined;
  readonly evaluationInterval: string | undefined;
}

export async function runLint(input: LintInputs, context: Context): Promise<Outcome> {
  const options = {
    scrapeInterval: seconds(input.scrapeInterval, "--scrape-interval"),
    evaluationInterval: seconds(input.evaluationInterval, "--evaluation-interval"),
    facts: await factsAsked(input, context),
  };
  const linted = await lintFiles(
    input.files.flatMap((file) => inputsAt(file, context)),
    options,
  );
  const isFine = linted.findings.every(({ severity }) => severity === "style");
  return {
    exitCode: isFine ? 0 : 1,
    get json() {
      return lintJson(linted.findings, context.language);
    },
    get text() {
      return lintText(linted, context);
    },
  };
}

function seconds(typed: string | undefined, flag: string): number {
  const duration = durationOf(typed ?? "30s");
  if (duration !== undefined && duration > 0) return duration;
  throw new UsageError(
    { zh: `${flag} 应为时长，写的是 ${typed}`, en: `${flag} must be a duration, not ${typed}` },
    { zh: "例如 15s、1m", en: "such as 15s or 1m" },
  );
}

async function factsAsked(
  { catalogue, identity, targetLabel }: LintInputs,
  context: Context,
): Promise<Facts> {
  const given = await Promise.all(
    catalogue.map((name) => (name === "zhengyun" ? ownCatalogue() : catalogueAt(name, context))),
  );
  const base = given.length > 0 ? together(given) : wellKnown();
  return {
    metric: base.metric,
    covers: base.covers,
    names: [...base.names],
    targetLabels: new Set([...base.targetLabels, ...targetLabel, ...identity]),
    identity: new Set([...base.identity, ...identity]),
  };
}

async function catalogueAt(name: string, context: Context): Promise<Facts> {
  const { readCatalogue } = await import("../../monitoring/lint/facts/catalogue-file.js");
  const facts = readCatalogue(textAt(name, context));
  if (!("fault" in facts)) return facts;
  throw new UsageError(
    {
      zh: `指标目录 ${name} 读不懂：${facts.fault}`,
      en: `the catalogue ${name} cannot be read: ${facts.fault}`,
    },
    {
      zh: "形如 {“metrics”: [{“name”, “type”, “labels”}]}，见 docs/rules.md",
      en: 'it looks like {"metrics": [{"name", "type", "labels"}]}, see docs/rules.md',
    },
  );
}

function textAt(name: string, context: Context): string {
  try {
    return readFileSync(resolve(context.folder, name), "utf8");
  } catch (error) {
    throw unreadable(name, codeOf(error));
  }
}

/** The rule files at a word of the command line. */
function inputsAt(word: string, context: Context): LintInput[] {
  if (word === "-") return [{ ...decodeSource(readFileSync(0), "-"), isNamed: true }];
  const path = resolve(context.folder, word);
  try {
    const { files, isFolder } = filesAt(path);
    if (isFolder && files.length === 0) throw noRules(word);
    return files.map((file) => ({
      ...readSource(file, shownPath(file, context.folder)),
      isNamed: !isFolder,
    }));
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw unreadable(word, codeOf(error));
  }
}

function noRules(word: string): UsageError {
  return new UsageError(
    { zh: `${word} 中没有 YAML 文件`, en: `there is no YAML file in ${word}` },
    { zh: "请给出规则文件，或含有它们的文件夹", en: "name rule files, or a folder of them" },
  );
}

function unreadable(word: string, code: string): UsageError {
  if (code === "ENOENT") {
    return new UsageError(
      { zh: `没有 ${word} 这个文件`, en: `there is no file ${word}` },
      { zh: "请检查路径", en: "look at the path" },
    );
  }
  return new UsageError(
    { zh: `读不了 ${word}：${code}`, en: `${word} cannot be read: ${code}` },
    { zh: "请检查权限", en: "look at its permissions" },
  );
}
