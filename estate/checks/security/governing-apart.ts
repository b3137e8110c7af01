import { at, type Breach, byFault, defineCheck } from "../../checks.js";
import type { Entity } from "../../entity.js";
import { type Estate, groupBy } from "../../estate.js";
import { hasLeft } from "../../people.js";
import { isOnSide, type Side, sideOfOrganisation, sidesOf } from "../../sides.js";

interface Params {
  fault: "person" | "organisation";
  persona: string;
  other: string;
  organisation: string;
}

/** 管运分离: who plans, approves and pays does not build and run, neither as a person nor as an organisation. */
export default defineCheck<Params>({
  code: "SEC005",
  severity: "error",
  title: {
    zh: "管运分离：个人与单位都不同时在管、运两侧",
    en: "No person and no organisation both governs and operates",
  },
  message: byFault<Params>({
    person: {
      zh: (p) => `一人兼任管理侧与运营侧的角色：${p.other}、${p.persona}`,
      en: (p) => `holds personas that govern and that operate: ${p.other} and ${p.persona}`,
    },
    organisation: {
      zh: (p) => `${p.organisation} 在另一侧（${p.other}），其人员不能担任 ${p.persona}`,
      en: (p) => `${p.organisation} is on the other side (${p.other}), so nobody of it can be ${p.persona}`,
    },
  }),
  hint: {
    zh: () => "监管、市级主管、财政、第三方监管属于“管”，云服务商、运营商、运营公司属于“运”",
    en: () =>
      "regulators, city administrators, supervisors and finance govern; providers, carriers and operating companies operate",
  },
  source: "管运分离",
  *find(estate, { today }) {
    const present = estate.all("person").filter((person) => isOnSide(person) && !hasLeft(person, today));
    const bySide = present.map((person) => ({ person, sides: sidesOf(person, today) }));
    for (const { person, sides } of bySide) if (sides.size === 2) yield ofPerson(person, sides);
    const single = bySide.filter(({ sides }) => sides.size === 1);
    for (const [organisation, people] of groupBy(single, ({ person }) => person.value.organisation)) {
      yield* ofOrganisation(organisation, people, estate);
    }
  },
});

interface OnSide {
  readonly person: Entity<"person">;
  readonly sides: ReadonlyMap<Side, number>;
}

function ofPerson(person: Entity<"person">, sides: ReadonlyMap<Side, number>): Breach<Params> {
  const [first = 0, second = 0] = [...sides.values()].sort((a, b) => a - b);
  return {
    at: at(person, ["personas", second, "persona"]),
    params: {
      fault: "person",
      persona: personaAt(person, second),
      other: personaAt(person, first),
      organisation: person.value.organisation,
    },
  };
}

/** Those of an organisation who are on another side than it is. */
function* ofOrganisation(
  organisation: string,
  people: readonly OnSide[],
  estate: Estate,
): Generator<Breach<Params>> {
  const own = sideOfOrganisation(estate, organisation);
  const side = own ?? sideOfMost(people);
  const example = own ? undefined : people.find(({ sides }) => sides.has(side));
  const role = estate.find("operator", organisation)?.value.role ?? "";
  for (const { person, sides } of people) {
    const [found] = sides;
    if (!found || found[0] === side) continue;
    const persona = personaAt(person, found[1]);
    const other = example
      ? `${example.person.id}: ${personaAt(example.person, example.sides.get(side))}`
      : role;
    yield {
      at: at(person, ["personas", found[1], "persona"]),
      params: { fault: "organisation", persona, other, organisation },
      related: example ? [at(example.person)] : [],
    };
  }
}

/** The side that most of an organisation's people are on; that of governing where both are even. */
function sideOfMost(people: readonly OnSide[]): Side {
  const operatingOnes = people.filter(({ sides }) => sides.has("operating"));
  return operatingOnes.length * 2 > people.length ? "operating" : "governing";
}

function personaAt({ value }: Entity<"person">, index = 0): string {
  return value.personas[index]?.persona ?? "";
}
