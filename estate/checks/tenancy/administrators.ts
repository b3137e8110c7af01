import { type Administered, administered, administers, personaFor } from "../../administrators.js";
import { at, byFault, defineCheck } from "../../checks.js";

interface Params {
  fault: "missing" | "not-entitled";
  person: string;
  persona: string;
  scope: string;
}

/** Somebody answers for every level, and holds the persona for just that level. */
export default defineCheck<Params>({
  code: "TEN007",
  severity: "error",
  title: {
    zh: "每一级都有管理员，且其角色与范围正是这一级",
    en: "Every level has administrators, who hold the persona and scope of that level",
  },
  message: byFault<Params>({
    missing: { zh: () => "没有管理员", en: () => "has no administrator" },
    "not-entitled": {
      zh: (p) => `管理员 ${p.person} 没有角色 ${p.persona}（范围 ${p.scope}）`,
      en: (p) => `its administrator ${p.person} does not hold persona ${p.persona} with scope ${p.scope}`,
    },
  }),
  hint: {
    zh: (p) => `请在 duty/people.yaml 中授予一人角色 ${p.persona}，范围 ${p.scope}，并列入 administrators`,
    en: (p) =>
      `give somebody persona ${p.persona} with scope ${p.scope} in duty/people.yaml and list them under administrators`,
  },
  source: "GB/T 22239-2019 8.1.4.2 d",
  *find(estate) {
    for (const level of administered(estate)) {
      const persona = personaFor(level);
      const { administrators } = level.value;
      const place = at<Administered["kind"]>(level, ["administrators"]);
      if (administrators.length === 0)
        yield { at: place, params: { fault: "missing", person: "", persona, scope: level.id } };
      for (const [index, id] of administrators.entries()) {
        const person = estate.find("person", id);
        if (!person || person.value.personas.some((role) => administers(level, role))) continue;
        yield {
          at: { ...place, path: ["administrators", index] },
          params: { fault: "not-entitled", person: id, persona, scope: level.id },
          related: [at(person)],
        };
      }
    }
  },
});
