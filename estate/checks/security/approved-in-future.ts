import { at, byFault, defineCheck } from "../../checks.js";
import { type Act, signatures } from "../../signatures.js";

interface Params {
  fault: "grant" | "exception" | "approval";
  on: string;
  today: string;
}

/** What nobody has approved yet permits nothing yet. */
export default defineCheck<Params>({
  code: "SEC015",
  severity: "error",
  title: { zh: "批准日不在将来", en: "No day of approval lies in the future" },
  message: byFault<Params>({
    grant: {
      zh: (p) => `授权的批准日 ${p.on} 在将来（今天 ${p.today}）`,
      en: (p) => `the grant's day of approval ${p.on} lies in the future (today is ${p.today})`,
    },
    exception: {
      zh: (p) => `例外的批准日 ${p.on} 在将来（今天 ${p.today}）`,
      en: (p) => `the exception's day of approval ${p.on} lies in the future (today is ${p.today})`,
    },
    approval: {
      zh: (p) => `变更批准的日期 ${p.on} 在将来（今天 ${p.today}）`,
      en: (p) => `the approval of a change is dated ${p.on}, in the future (today is ${p.today})`,
    },
  }),
  hint: {
    zh: () => "请待批准后再合入底账",
    en: () => "merge it once it has been approved",
  },
  source: "GB/T 22239-2019 8.1.4.2 d",
  waivable: false,
  *find(estate, { today }) {
    for (const { act, entity, path, on } of signatures(estate)) {
      if (on <= today || !isApproval(act)) continue;
      yield { at: at(entity, [...path.slice(0, -1), "approved"]), params: { fault: act, on, today } };
    }
  },
});

function isApproval(act: Act): act is Params["fault"] {
  return act === "grant" || act === "exception" || act === "approval";
}
