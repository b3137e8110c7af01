import { durationText } from "../../promql/literal.js";
import { defineLintCheck } from "../check.js";
import { alertExample } from "../lint-rule.js";

/** `for` is looked at once an evaluation. */
export default defineLintCheck<{ for: string; interval: string }>({
  code: "RUL063",
  severity: "warning",
  title: { zh: "for 不短于求值间隔", en: "for is no shorter than the interval of evaluation" },
  message: {
    zh: (p) => `for: ${p.for} 短于求值间隔 ${p.interval}`,
    en: (p) => `for: ${p.for} is shorter than the interval of evaluation, ${p.interval}`,
  },
  why: {
    zh: "两次求值之间看不到变化：实际要等满一个间隔，抖动也滤不掉。",
    en: "Nothing is seen between two evaluations: the alert waits for a whole interval, and no flapping is filtered.",
  },
  fix: {
    zh: () => "加长 for，或缩短规则组的 interval；默认间隔不同时用 --evaluation-interval 说明",
    en: () =>
      "make for longer or the interval of the group shorter; tell another default with --evaluation-interval",
  },
  example: {
    bad: alertExample("up == 0").replace("10m", "10s").replace("rules:", "interval: 1m\n    rules:"),
    good: alertExample("up == 0").replace("rules:", "interval: 1m\n    rules:"),
  },
  find: {
    rule({ rule, scene }, tell) {
      const interval = rule.group.interval ?? scene.options.evaluationInterval;
      const duration = rule.for;
      if (!duration || duration.seconds === 0 || interval === 0 || duration.seconds >= interval) return;
      tell(duration.node.at, { for: durationText(duration.seconds), interval: durationText(interval) });
    },
  },
});
