import { type Administered, administered, administers } from "../../administrators.js";
import { type At, at, type Breach, byFault, defineCheck } from "../../checks.js";
import { dayOf } from "../../days.js";
import type { Entity } from "../../entity.js";
import type { Estate } from "../../estate.js";
import { hasLeft, isHeld } from "../../people.js";
import { signatures } from "../../signatures.js";

interface Params {
  fault: "signs" | "administers" | "on-duty" | "term-over";
  person: string;
  day: string;
}

/** Whoever has left, or whose term is over, answers for nothing any more. */
export default defineCheck<Params>({
  code: "SEC013",
  severity: "error",
  title: {
    zh: "离岗或任期届满的人员不再批准、管理、值班",
    en: "Who has left, or whose term is over, approves nothing, administers nothing and is on no rota",
  },
  message: byFault<Params>({
    signs: {
      zh: (p) => `${p.person} 于 ${p.day} 离岗，不能在此日及以后签署`,
      en: (p) => `${p.person} left on ${p.day} and cannot sign on or after that day`,
    },
    administers: {
      zh: (p) => `管理员 ${p.person} 已于 ${p.day} 离岗`,
      en: (p) => `its administrator ${p.person} left on ${p.day}`,
    },
    "on-duty": {
      zh: (p) => `值班人员 ${p.person} 已于 ${p.day} 离岗`,
      en: (p) => `${p.person} on the rota left on ${p.day}`,
    },
    "term-over": {
      zh: (p) => `管理员 ${p.person} 的任期已于 ${p.day} 届满`,
      en: (p) => `the term of its administrator ${p.person} ended on ${p.day}`,
    },
  }),
  hint: {
    zh: () => "请换成在岗人员，或更新其任期",
    en: () => "name somebody who is there, or renew the term",
  },
  source: "GB/T 22239-2019 8.1.4.2 c",
  *find(estate, { today }) {
    yield* signingAfterLeaving(estate);
    const past = new Set(estate.all("person").flatMap((one) => (isPast(one, today) ? [one.id] : [])));
    for (const level of administered(estate)) {
      // Almost nobody is, and a province has tens of thousands of levels.
      if (level.value.administrators.some((id) => past.has(id))) yield* administering(level, estate, today);
    }
    for (const point of estate.all("exchange-point")) {
      yield* leftBy(today, estate, point.value.administrator, at(point, ["administrator"]), "administers");
    }
    yield* onDuty(estate, today);
  },
});

function* leftBy(
  day: string,
  estate: Estate,
  id: string,
  place: At,
  fault: "signs" | "administers" | "on-duty",
): Generator<Breach<Params>> {
  const person = estate.find("person", id);
  const left = person?.value.left;
  if (person && left !== undefined && hasLeft(person, day))
    yield { at: place, params: { fault, person: id, day: left }, related: [at(person, ["left"])] };
}

function* signingAfterLeaving(estate: Estate): Generator<Breach<Params>> {
  for (const { entity, path, person, on } of signatures(estate)) {
    yield* leftBy(on, estate, person, at(entity, path), "signs");
  }
}

/** Whether somebody has left, or holds a role no more, on a day. */
function isPast(person: Entity<"person">, day: string): boolean {
  return hasLeft(person, day) || person.value.personas.some((role) => !isHeld(role, day));
}

function* administering(level: Administered, estate: Estate, today: string): Generator<Breach<Params>> {
  for (const [index, id] of level.value.administrators.entries()) {
    const person = estate.find("person", id);
    if (!person) continue;
    const place = () => at<Administered["kind"]>(level, ["administrators", index]);
    if (hasLeft(person, today)) yield* leftBy(today, estate, id, place(), "administers");
    else {
      const ended = endOfTerm(level, person, today);
      if (!ended) continue;
      yield { at: place(), params: { fault: "term-over", person: id, day: ended }, related: [at(person)] };
    }
  }
}

/** The last day on which somebody administered a level, if that is over. */
function endOfTerm(level: Administered, person: Entity<"person">, today: string): string | undefined {
  let last: string | undefined;
  for (const role of person.value.personas) {
    if (!administers(level, role)) continue;
    if (role.until === undefined || isHeld(role, today)) return undefined;
    if (!last || role.until > last) last = role.until;
  }
  return last;
}

function* onDuty(estate: Estate, today: string): Generator<Breach<Params>> {
  for (const rota of estate.all("rota")) {
    const { layers, overrides, swaps } = rota.value;
    for (const [layer, { people }] of layers.entries()) {
      for (const [index, person] of people.entries()) {
        yield* leftBy(today, estate, person, at(rota, ["layers", layer, "people", index]), "on-duty");
      }
    }
    const changes = [
      ...overrides.map(({ person, ends }, index) => ({ person, ends, path: ["overrides", index, "person"] })),
      ...swaps.flatMap(({ between, ends }, index) =>
        between.map((person, side) => ({ person, ends, path: ["swaps", index, "between", side] })),
      ),
    ];
    for (const { person, ends, path } of changes) {
      const day = dayOf(ends, estate.settings.timeZone);
      if (day >= today) yield* leftBy(day, estate, person, at(rota, path), "on-duty");
    }
  }
}
