import { at, defineCheck } from "../../checks.js";
import type { Text } from "../../findings/rule.js";
import { mayAct } from "../../people.js";
import { type Act, actNames, entitled, signatures } from "../../signatures.js";

interface Params {
  person: string;
  act: Text;
  on: string;
  personas: readonly string[];
}

/** Declarations have rules of their own (CHG). */
const approvals: readonly Act[] = ["grant", "exception", "migration", "cut-over", "approval"];

/** Who approves holds, on that day and for that scope, a persona that may. */
export default defineCheck<Params>({
  code: "SEC006",
  severity: "error",
  title: {
    zh: "批准人在批准之日具有相应的角色与范围",
    en: "An approver holds, on the day of approval, a persona that may approve it",
  },
  message: {
    zh: (p) => `${p.person} 在 ${p.on} 无权批准${p.act.zh}`,
    en: (p) => `${p.person} was not entitled to approve ${p.act.en} on ${p.on}`,
  },
  hint: {
    zh: (p) => `须由范围相符的 ${p.personas.join("、")} 批准`,
    en: (p) => `it takes ${p.personas.join(" or ")} with a scope that covers it`,
  },
  source: "GB/T 22239-2019 8.1.4.2 d",
  waivable: false,
  *find(estate) {
    for (const { act, entity, path, person: id, on, subject } of signatures(estate)) {
      const person = approvals.includes(act) ? estate.find("person", id) : undefined;
      if (!person || mayAct(estate, person, entitled[act], on, subject)) continue;
      yield {
        at: at(entity, path),
        params: { person: id, act: actNames[act], on, personas: entitled[act] },
        related: [at(person)],
      };
    }
  },
});
