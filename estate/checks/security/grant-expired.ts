import { at, defineCheck } from "../../checks.js";

/** A permission that has run out is renewed on purpose or goes. */
export default defineCheck<{ expires: string; today: string }>({
  code: "SEC007",
  severity: "error",
  title: { zh: "没有过期的互访授权", en: "No grant has expired" },
  message: {
    zh: (p) => `授权自 ${p.expires} 起失效（今天 ${p.today}）`,
    en: (p) => `the grant expired on ${p.expires} (today is ${p.today})`,
  },
  hint: {
    zh: () => "请删除授权，或重新申请、批准后更新 approved 与 expires",
    en: () => "remove it, or have it requested and approved anew and update approved and expires",
  },
  source: "GB/T 22239-2019 8.1.3.2 b",
  *find(estate, { today }) {
    for (const grant of estate.all("grant")) {
      const { expires } = grant.value;
      if (expires <= today) yield { at: at(grant, ["expires"]), params: { expires, today } };
    }
  },
});
