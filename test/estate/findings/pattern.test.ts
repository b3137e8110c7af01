import { expect, it } from "vitest";
import { patternOf } from "../../../estate/findings/pattern.js";
import type { Rule } from "../../../estate/findings/rule.js";

const words = { a: { zh: "甲", en: "A" } };

/** A rule with this message; what else a rule has does not matter here. */
function ruleSaying(message: Rule<never>["message"]): Rule<never> {
  const none = { zh: "", en: "" };
  return {
    code: "XX001",
    severity: "error",
    title: none,
    message,
    hint: { zh: () => "改", en: () => "mend" },
  };
}

it("shows each particular by its name, whatever a message does with it", () => {
  const rule = ruleSaying({
    zh: (p: { list: string[]; deep: { name: string }; number: number }) =>
      `${p.list.join("、")}；${p.deep.name}；${p.number.toFixed(1)}`,
    en: (p: { list: string[]; deep: { name: string }; number: number }) =>
      `${p.list.map((one) => one.trim()).join(", ")}; ${p.deep.name}; ${p.number}`,
  } as Rule<never>["message"]);
  expect(patternOf(rule)).toEqual({
    messages: [{ zh: "‹list›；‹deep›；‹number›", en: "‹list›; ‹deep›; ‹number›" }],
    hints: [{ zh: "改", en: "mend" }],
  });
});

it("shows each way in which a rule can be broken, and sentences only as dots", () => {
  const one = { zh: () => "一", en: () => "one" };
  const other = { zh: (p: { zh: string }) => p.zh, en: (p: { en: string }) => p.en };
  const rule = ruleSaying({ ...one, variants: [one, other, one] } as Rule<never>["message"]);
  expect(patternOf(rule).messages).toEqual([
    { zh: "一", en: "one" },
    { zh: "…", en: "…" },
  ]);
});

it("shows nothing where words are looked up by a particular", () => {
  const lookUp = (p: { key: keyof typeof words }) => words[p.key].en;
  expect(patternOf(ruleSaying({ zh: lookUp, en: lookUp } as Rule<never>["message"])).messages).toEqual([]);
});
