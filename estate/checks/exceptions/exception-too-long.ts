import { at, defineCheck } from "../../checks.js";
import { yearsAfter } from "../../days.js";

/** An exception is for a while. */
export default defineCheck<{ expires: string; latest: string }>({
  code: "EXC004",
  severity: "error",
  title: { zh: "例外有效期不超过一年", en: "An exception is valid for at most one year" },
  message: {
    zh: (p) => `失效日 ${p.expires} 晚于批准日起一年（${p.latest}）`,
    en: (p) => `expires on ${p.expires}, more than a year after its approval (${p.latest})`,
  },
  hint: {
    zh: (p) => `失效日最晚写 ${p.latest}`,
    en: (p) => `let it expire on ${p.latest} at the latest`,
  },
  waivable: false,
  *find(estate) {
    for (const exception of estate.all("exception")) {
      const { approved, expires } = exception.value;
      const latest = yearsAfter(approved, 1);
      if (expires > latest) yield { at: at(exception, ["expires"]), params: { expires, latest } };
    }
  },
});
