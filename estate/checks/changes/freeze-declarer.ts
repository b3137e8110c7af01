import { at, defineCheck } from "../../checks.js";
import { mayAct } from "../../people.js";
import { entitled, signatures } from "../../signatures.js";

interface Params {
  person: string;
  on: string;
}

/** A freeze stops everybody's work, so few may declare one. */
export default defineCheck<Params>({
  code: "CHG003",
  severity: "error",
  title: {
    zh: "封网窗口由主管部门、技术保障或应急指挥宣布",
    en: "A freeze is declared by a regulator, a technical authority or an emergency lead",
  },
  message: {
    zh: (p) => `${p.person} 在 ${p.on} 无权对这些资源池宣布封网`,
    en: (p) => `${p.person} was not entitled to declare a freeze of these pools on ${p.on}`,
  },
  hint: {
    zh: () => `须由范围相符的 ${entitled.freeze.join("、")} 宣布`,
    en: () => `it takes ${entitled.freeze.join(" or ")} with a scope that covers the pools`,
  },
  source: "GB/T 22239-2019 8.1.4.2 d",
  waivable: false,
  *find(estate) {
    for (const { act, entity, path, person: id, on, subject } of signatures(estate)) {
      const person = act === "freeze" ? estate.find("person", id) : undefined;
      if (!person || mayAct(estate, person, entitled[act], on, subject)) continue;
      yield { at: at(entity, path), params: { person: id, on }, related: [at(person)] };
    }
  },
});
