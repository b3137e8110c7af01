import { at, defineCheck } from "../../checks.js";
import { yearsAfter } from "../../days.js";

const years = 2;

/** Every path is looked at again before long. */
export default defineCheck<{ expires: string; latest: string }>({
  code: "SEC008",
  severity: "error",
  title: { zh: `互访授权有效期不超过 ${years} 年`, en: `A grant is valid for at most ${years} years` },
  message: {
    zh: (p) => `失效日 ${p.expires} 晚于批准日起 ${years} 年（${p.latest}）`,
    en: (p) => `expires on ${p.expires}, more than ${years} years after its approval (${p.latest})`,
  },
  hint: {
    zh: (p) => `失效日最晚写 ${p.latest}，届时复核续期`,
    en: (p) => `let it expire on ${p.latest} at the latest, and review it then`,
  },
  source: "GB/T 22239-2019 8.1.3.2 b",
  *find(estate) {
    for (const grant of estate.all("grant")) {
      const { approved, expires } = grant.value;
      const latest = yearsAfter(approved, years);
      if (expires > latest) yield { at: at(grant, ["expires"]), params: { expires, latest } };
    }
  },
});
