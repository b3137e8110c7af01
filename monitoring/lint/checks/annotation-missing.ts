import { defineLintCheck } from "../check.js";
import { alertExample } from "../lint-rule.js";

const texts: ReadonlySet<string> = new Set(["summary", "description", "message", "title"]);

/** Whoever is woken reads the annotations first. */
export default defineLintCheck<{ name: string }>({
  code: "RUL061",
  severity: "style",
  title: { zh: "每个告警都有 summary 或 description", en: "Every alert has a summary or a description" },
  message: {
    zh: (p) => `告警 ${p.name} 没有说明文字`,
    en: (p) => `alert ${p.name} has neither summary nor description`,
  },
  why: { zh: "半夜被叫醒的人只看到一个名字。", en: "Whoever is woken at night reads nothing but a name." },
  fix: {
    zh: () => "在 annotations 中写 summary 与 description",
    en: () => "write summary and description under annotations",
  },
  example: { bad: alertExample("up == 0").replace("summary", "dashboard"), good: alertExample("up == 0") },
  find: {
    alert({ rule }, tell) {
      if (rule.annotations.some(({ key, value }) => texts.has(key) && value.text.trim() !== "")) return;
      tell(rule.nameNode.at, { name: rule.name });
    },
  },
});
