import { expect, it } from "vitest";
import { languageOf } from "../../cli/language.js";

it.each([
  [{}, "en"],
  [{ LANG: "zh_CN.UTF-8" }, "zh"],
  [{ LANG: "zh" }, "zh"],
  [{ LANG: "C.UTF-8" }, "en"],
  [{ LANG: "zh_CN.UTF-8", LC_ALL: "C" }, "en"],
  [{ LANG: "en_GB.UTF-8", LC_MESSAGES: "zh_HK" }, "zh"],
  [{ LANG: "zh_CN", LC_ALL: "" }, "zh"],
  [{ LANG: "zhx" }, "en"],
] as const)("the environment %o asks for %s", (environment, language) => {
  expect(languageOf(environment)).toBe(language);
});
