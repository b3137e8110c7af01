import { at, defineCheck } from "../../checks.js";
import { placedOf } from "../../recovery.js";

/** Nothing runs without a backup. */
export default defineCheck<object>({
  code: "DR003",
  severity: "error",
  title: { zh: "一般级应用有备份", en: "A general application has a backup" },
  message: { zh: () => "应用没有备份", en: () => "the application has no backup" },
  hint: {
    zh: () => "请声明 backup：资源池、间隔与保留天数",
    en: () => "declare a backup: pool, interval and days kept",
  },
  source: "GB/T 22239-2019 8.1.4.9 a",
  *find(estate) {
    for (const application of placedOf(estate, "general")) {
      if (!application.value.backup) yield { at: at(application, ["drTier"]), params: {} };
    }
  },
});
