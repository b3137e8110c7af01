import type { Shift } from "../../promql/ast.js";
import { defineLintCheck } from "../check.js";
import { alertExample } from "../lint-rule.js";

type Params = { readonly fault: "future" | "fixed" | "end" };

const words = {
  future: {
    zh: "负的 offset 读取未来的数据，规则求值时还不存在",
    en: "a negative offset reads data of the future, which is not there when a rule is evaluated",
  },
  fixed: { zh: "@ 固定的时刻让结果永远不变", en: "@ with a fixed time gives the same result for ever" },
  end: {
    zh: "规则里 @ start() 与 @ end() 就是求值时刻，不起作用",
    en: "in a rule @ start() and @ end() are the time of evaluation and do nothing",
  },
} as const;

/** `offset` and `@` where they do not do what they seem to. */
export default defineLintCheck<Params>({
  code: "RUL014",
  severity: "warning",
  title: { zh: "offset 与 @ 在规则中有意义", en: "offset and @ make sense in a rule" },
  message: {
    zh: (p) => words[p.fault].zh,
    en: (p) => words[p.fault].en,
    variants: Object.values(words).map(({ zh, en }) => ({ zh: () => zh, en: () => en })),
  },
  why: {
    zh: "规则在“现在”求值：未来没有数据，固定的时刻没有变化。",
    en: "A rule is evaluated now: the future has no data, and a fixed time no change.",
  },
  fix: { zh: () => "请改用正的 offset，或删去", en: () => "use a positive offset, or leave it out" },
  example: { bad: alertExample("up offset -5m == 0"), good: alertExample("up offset 5m == 0") },
  find: {
    shift(shift, tell) {
      const fault = faultOf(shift);
      if (fault) tell(shift, { fault });
    },
  },
});

function faultOf({ offset, at }: Shift): Params["fault"] | undefined {
  if (offset !== undefined && offset < 0) return "future";
  if (typeof at === "number") return "fixed";
  return at === undefined ? undefined : "end";
}
