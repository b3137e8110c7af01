import { at, defineCheck } from "../../checks.js";
import { hasLeft, isHeld } from "../../people.js";
import { separatedAdministrators } from "../../personas.js";

/** 三员分立: running the system, setting its security and auditing it are three people's work. */
export default defineCheck<{ held: readonly string[] }>({
  code: "SEC004",
  severity: "error",
  title: {
    zh: "系统、安全、审计管理员三员分立，一人不兼两员",
    en: "System, security and audit administrators are different people",
  },
  message: {
    zh: (p) => `一人兼任 ${p.held.join("、")}`,
    en: (p) => `holds ${p.held.join(" and ")} at once`,
  },
  hint: {
    zh: () => "请把其中一项交给另一人",
    en: () => "give one of them to somebody else",
  },
  source: "GB/T 22239-2019 8.1.5.1–8.1.5.3",
  *find(estate, { today }) {
    for (const person of estate.all("person").filter(({ value }) => value.personas.length > 1)) {
      const held = new Map<string, number>();
      for (const [index, role] of hasLeft(person, today) ? [] : person.value.personas.entries()) {
        const { persona } = role;
        if (!separatedAdministrators.includes(persona) || !isHeld(role, today) || held.has(persona)) continue;
        held.set(persona, index);
      }
      const [, second] = held.values();
      if (second !== undefined)
        yield { at: at(person, ["personas", second, "persona"]), params: { held: [...held.keys()] } };
    }
  },
});
