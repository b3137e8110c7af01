import { closest, distance } from "fastest-levenshtein";
import type { Text } from "../estate/findings/rule.js";
import { UsageError } from "../estate/usage-error.js";

/** Everything that can be wrong with a command line, in words. */

const seeHelp: Text = { zh: "加 --help 查看用法", en: "--help shows how it is used" };

/** "Did you mean …?" where a known word is near enough to have been meant, else another hint. */
export function didYouMean(word: string, known: readonly string[], otherwise: Text = seeHelp): Text {
  const candidate = known.length > 0 ? closest(word, known) : "";
  const isNear = distance(word, candidate) <= Math.max(2, Math.floor(word.length / 3));
  return isNear ? { zh: `是不是 ${candidate}？`, en: `did you mean ${candidate}?` } : otherwise;
}

export function unknownVerb(word: string, known: readonly string[]): UsageError {
  return new UsageError(
    { zh: `没有 ${word} 这个命令`, en: `there is no verb ${word}` },
    didYouMean(word, known, { zh: "zhengyun --help 列出所有命令", en: "zhengyun --help lists all verbs" }),
  );
}

export function unknownOption(flag: string, known: readonly string[]): UsageError {
  return new UsageError(
    { zh: `没有 ${flag} 这个选项`, en: `there is no option ${flag}` },
    didYouMean(flag, known),
  );
}

export function missingValue(flag: string): UsageError {
  return new UsageError({ zh: `选项 ${flag} 后面缺少值`, en: `option ${flag} needs a value` }, seeHelp);
}

export function needlessValue(flag: string, value: string): UsageError {
  return new UsageError(
    {
      zh: `选项 ${flag} 不接受值（写了 ${value}）`,
      en: `option ${flag} takes no value, but ${value} was given`,
    },
    seeHelp,
  );
}

export function wrongChoice(flag: string, value: string, choices: readonly string[]): UsageError {
  return new UsageError(
    { zh: `选项 ${flag} 没有 ${value} 这个值`, en: `option ${flag} cannot be ${value}` },
    didYouMean(value, choices, {
      zh: `可用的值：${choices.join("、")}`,
      en: `it is one of ${choices.join(", ")}`,
    }),
  );
}

export function missingOption(flag: string, placeholder: string): UsageError {
  return new UsageError(
    { zh: `缺少选项 ${flag} ${placeholder}`, en: `option ${flag} ${placeholder} is missing` },
    seeHelp,
  );
}

export function missingArgument(placeholder: string): UsageError {
  return new UsageError({ zh: `缺少参数 ${placeholder}`, en: `${placeholder} is missing` }, seeHelp);
}

export function excessWord(word: string): UsageError {
  return new UsageError({ zh: `多了一个参数：${word}`, en: `there is a word too many: ${word}` }, seeHelp);
}
