import { type At, at, type Breach, byFault, defineCheck } from "../../checks.js";
import type { Estate } from "../../estate.js";

interface Params {
  fault: "phone" | "channels";
  person: string;
}

/** Whoever is on duty can be told, and called when telling does not wake them. */
export default defineCheck<Params>({
  code: "DUT003",
  severity: "error",
  title: {
    zh: "值班人员有电话和通知渠道",
    en: "Everybody on a rota has a phone and a channel",
  },
  message: byFault<Params>({
    phone: { zh: (p) => `值班人员 ${p.person} 没有电话`, en: (p) => `${p.person} on the rota has no phone` },
    channels: {
      zh: (p) => `值班人员 ${p.person} 没有通知渠道`,
      en: (p) => `${p.person} on the rota has no channel to be told by`,
    },
  }),
  hint: {
    zh: (p) => `请在 duty/people.yaml 的 ${p.person} 下补上 ${p.fault}`,
    en: (p) => `add ${p.fault} at ${p.person} in duty/people.yaml`,
  },
  *find(estate) {
    for (const rota of estate.all("rota")) {
      for (const [layer, { people }] of rota.value.layers.entries()) {
        for (const [index, id] of people.entries()) {
          yield* unreachable(estate, id, at(rota, ["layers", layer, "people", index]));
        }
      }
      for (const [index, { person }] of rota.value.overrides.entries()) {
        yield* unreachable(estate, person, at(rota, ["overrides", index, "person"]));
      }
      for (const [index, { between }] of rota.value.swaps.entries()) {
        for (const [side, person] of between.entries()) {
          yield* unreachable(estate, person, at(rota, ["swaps", index, "between", side]));
        }
      }
    }
  },
});

function* unreachable(estate: Estate, id: string, place: At): Generator<Breach<Params>> {
  const person = estate.find("person", id);
  if (!person) return;
  const related = [at(person)];
  if (!person.value.phone) yield { at: place, params: { fault: "phone", person: id }, related };
  if (person.value.channels.length === 0)
    yield { at: place, params: { fault: "channels", person: id }, related };
}
