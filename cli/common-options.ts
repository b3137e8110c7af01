import type { Options } from "./verb.js";

/** The options that every verb has. */
export const commonOptions = {
  lang: {
    about: { zh: "使用的语言（默认按 LANG 环境变量）", en: "language to speak (by default that of LANG)" },
    choices: ["zh", "en"],
  },
  json: { about: { zh: "结果以 JSON 输出", en: "print the result as JSON" } },
  noColor: { about: { zh: "不使用颜色", en: "no colours" } },
  help: { about: { zh: "显示帮助", en: "show this help" } },
} as const satisfies Options;

/** Beside those, what may stand before a verb only. */
export const leadingOptions = {
  ...commonOptions,
  version: { about: { zh: "显示版本", en: "show the version" } },
} as const satisfies Options;

/** How an option is typed: `terraformBin` is `--terraform-bin`. */
export function flagOf(name: string): string {
  return `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}
