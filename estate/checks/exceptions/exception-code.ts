import { at, byFault, defineReview } from "../../checks.js";

interface Params {
  fault: "unknown" | "refused";
  code: string;
  title: { zh: string; en: string };
}

/** Some rules hold without exception: what cannot work, and what the exceptions themselves rest on. */
export default defineReview<Params>({
  code: "EXC003",
  severity: "error",
  title: { zh: "例外的代码存在且允许例外", en: "An exception is to a code that exists and may be excepted" },
  message: byFault<Params>({
    unknown: { zh: (p) => `没有代码 ${p.code}`, en: (p) => `there is no code ${p.code}` },
    refused: {
      zh: (p) => `${p.code} 不允许例外：${p.title.zh}`,
      en: (p) => `${p.code} may not be excepted: ${p.title.en}`,
    },
  }),
  hint: {
    zh: () => "代码见 zhengyun check 的输出与 docs/reference",
    en: () => "codes stand in the output of zhengyun check and in docs/reference",
  },
  waivable: false,
  *review(estate, { rules }) {
    for (const exception of estate.all("exception")) {
      const { code } = exception.value;
      const rule = rules.get(code);
      if (rule && rule.waivable !== false) continue;
      const params: Params = {
        fault: rule ? "refused" : "unknown",
        code,
        title: rule?.title ?? { zh: "", en: "" },
      };
      yield { at: at(exception, ["code"]), params };
    }
  },
});
