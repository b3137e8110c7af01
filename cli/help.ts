import type { Text } from "../estate/findings/rule.js";
import { commonOptions, flagOf, leadingOptions } from "./common-options.js";
import type { Language } from "./language.js";
import { definitions, wrap } from "./layout.js";
import { type Argument, type Option, type Options, stages, type Verb } from "./verb.js";

const words = {
  usage: { zh: "用法", en: "Usage" },
  arguments: { zh: "参数", en: "Arguments" },
  options: { zh: "选项", en: "Options" },
  common: { zh: "通用选项", en: "Options of every verb" },
  example: { zh: "示例", en: "Example" },
  verb: { zh: "命令", en: "VERB" },
  required: { zh: "必填", en: "required" },
  repeated: { zh: "可多次给出", en: "may be repeated" },
  default: { zh: "默认", en: "default" },
};

const colon = { zh: "：", en: ":" };
const colonBeforeWord = { zh: "：", en: ": " };

const page = {
  title: {
    zh: "政云 zhengyun：用一份底账管好全省政务云",
    en: "zhengyun (政云): a whole provincial government cloud from one directory of YAML",
  },
  closing: {
    zh: "ESTATE 是底账所在的文件夹；不写时，取当前文件夹及其上级中最近的 estate.yaml。\nzhengyun help 命令 显示该命令的详细用法。\n退出码：0 正常，1 有问题或变更被拒绝，2 用法不对。",
    en: "ESTATE is the folder of an estate; left out, it is the nearest folder upwards with an estate.yaml.\nzhengyun help VERB tells more about a verb.\nExit status: 0 fine, 1 findings or a refused change, 2 wrong usage.",
  },
  example: {
    command: "zhengyun init my-province && zhengyun check my-province",
    about: { zh: "建一份底账并检查它", en: "make an estate and check it" },
  },
};

/** The main page of the help. */
export function mainHelp(verbs: readonly Verb[], language: Language, columns: number): string {
  const sections = Object.entries(stages).flatMap(([stage, title]) => {
    const rows = verbs
      .filter((verb) => verb.stage === stage)
      .map((verb) => [signature(verb), verb.summary[language]] as const);
    return rows.length > 0 ? [section(title, language, definitions(rows, columns))] : [];
  });
  return [
    wrap(page.title[language], columns).join("\n"),
    `${words.usage[language]}${colonBeforeWord[language]}zhengyun ${words.verb[language]} [ESTATE] …`,
    ...sections,
    section(words.options, language, optionRows(leadingOptions, language, columns)),
    exampleSection(page.example, language, columns),
    wrap(page.closing[language], columns).join("\n"),
  ].join("\n\n");
}

/** The help page of one verb. */
export function verbHelp(verb: Verb, language: Language, columns: number): string {
  const argumentRows = Object.values(verb.arguments).map(
    (argument) => [argument.placeholder, argument.about[language]] as const,
  );
  const hasOptions = Object.keys(verb.options).length > 0;
  return [
    wrap(verb.summary[language], columns).join("\n"),
    `${words.usage[language]}${colonBeforeWord[language]}zhengyun ${signature(verb)}${hasOptions ? " …" : ""}`,
    ...(verb.details ? [wrap(verb.details[language], columns).join("\n")] : []),
    ...(argumentRows.length > 0
      ? [section(words.arguments, language, definitions(argumentRows, columns))]
      : []),
    ...(hasOptions ? [section(words.options, language, optionRows(verb.options, language, columns))] : []),
    section(words.common, language, optionRows(commonOptions, language, columns)),
    exampleSection(verb.example, language, columns),
  ].join("\n\n");
}

function signature(verb: Verb): string {
  return [verb.name, ...Object.values(verb.arguments).map(argumentShown)].join(" ");
}

function argumentShown({ placeholder, required, repeated }: Argument): string {
  const shown = repeated ? `${placeholder}…` : placeholder;
  return required ? shown : `[${shown}]`;
}

function section(title: Text, language: Language, lines: readonly string[]): string {
  return [title[language] + colon[language], ...lines].join("\n");
}

function exampleSection(example: Verb["example"], language: Language, columns: number): string {
  const about = wrap(example.about[language], columns - 4).map((line) => `    ${line}`);
  return section(words.example, language, [`  ${example.command}`, ...about]);
}

function optionRows(options: Options, language: Language, columns: number): string[] {
  const rows = Object.entries(options).map(
    ([name, option]) =>
      [optionShown(name, option), `${option.about[language]}${remark(option, language)}`] as const,
  );
  return definitions(rows, columns);
}

function optionShown(name: string, option: Option): string {
  const flag = name === "help" ? "-h, --help" : flagOf(name);
  if ("choices" in option) return `${flag} ${option.choices.join("|")}`;
  return "value" in option ? `${flag} ${option.value}` : flag;
}

function remark(option: Option, language: Language): string {
  const remarks =
    "choices" in option
      ? option.default === undefined
        ? []
        : [`${words.default[language]} ${option.default}`]
      : "value" in option
        ? [
            ...(option.required ? [words.required[language]] : []),
            ...(option.repeated ? [words.repeated[language]] : []),
          ]
        : [];
  if (remarks.length === 0) return "";
  return language === "zh" ? `（${remarks.join("，")}）` : ` (${remarks.join(", ")})`;
}
