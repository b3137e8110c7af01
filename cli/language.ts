import type { Text } from "../estate/findings/rule.js";

/** The languages we speak. */
export type Language = keyof Text;

/** The language that the environment asks for, by the rule of POSIX: the first of these that is set decides. */
export function languageOf(environment: Readonly<Record<string, string | undefined>>): Language {
  const locale = environment.LC_ALL || environment.LC_MESSAGES || environment.LANG || "";
  return /^zh([_.@-]|$)/i.test(locale) ? "zh" : "en";
}
