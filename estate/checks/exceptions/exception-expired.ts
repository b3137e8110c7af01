import { at, defineCheck } from "../../checks.js";

interface Params {
  code: string;
  expires: string;
  today: string;
}

/** What was accepted for a while is mended by then, or accepted anew. */
export default defineCheck<Params>({
  code: "EXC001",
  severity: "error",
  title: { zh: "没有过期的例外", en: "No exception has expired" },
  message: {
    zh: (p) => `${p.code} 的例外自 ${p.expires} 起失效（今天 ${p.today}）`,
    en: (p) => `the exception to ${p.code} expired on ${p.expires} (today is ${p.today})`,
  },
  hint: {
    zh: () => "请消除问题后删除例外，或重新申请、批准",
    en: () => "mend what it accepted and remove it, or have it requested and approved anew",
  },
  waivable: false,
  *find(estate, { today }) {
    for (const exception of estate.all("exception")) {
      const { code, expires } = exception.value;
      if (expires <= today) yield { at: at(exception, ["expires"]), params: { code, expires, today } };
    }
  },
});
