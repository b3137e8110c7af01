import { at, defineCheck } from "../../checks.js";
import { mayAct } from "../../people.js";
import { entitled, signatures } from "../../signatures.js";

interface Params {
  person: string;
  on: string;
}

/** Only an emergency lead opens a freeze for an emergency. */
export default defineCheck<Params>({
  code: "CHG002",
  severity: "error",
  title: {
    zh: "应急变更由应急指挥宣布",
    en: "An emergency is declared by an emergency lead",
  },
  message: {
    zh: (p) => `${p.person} 在 ${p.on} 不是这些资源池的应急指挥`,
    en: (p) => `${p.person} was no emergency lead for these pools on ${p.on}`,
  },
  hint: {
    zh: () => "须由范围相符的 emergency-lead 宣布",
    en: () => "it takes a person with persona emergency-lead and a scope that covers the pools",
  },
  source: "GB/T 22239-2019 8.1.4.2 d",
  waivable: false,
  *find(estate) {
    for (const { act, entity, path, person: id, on, subject } of signatures(estate)) {
      const person = act === "emergency" ? estate.find("person", id) : undefined;
      if (!person || mayAct(estate, person, entitled[act], on, subject)) continue;
      yield { at: at(entity, path), params: { person: id, on }, related: [at(person)] };
    }
  },
});
