import { at, type Breach, byFault, defineCheck } from "../../checks.js";
import { isBefore } from "../../days.js";
import type { Entity } from "../../entity.js";

interface Params {
  fault: "overlap" | "alone";
  starts: string;
  person: string;
}

/** Two overrides of one shift leave open who comes. */
export default defineCheck<Params>({
  code: "DUT008",
  severity: "error",
  title: {
    zh: "同一班次只调一次，互换在两人之间",
    en: "A shift is overridden once, and a swap is between two people",
  },
  message: byFault<Params>({
    overlap: {
      zh: (p) => `与 ${p.starts} 起由 ${p.person} 顶替的调班重叠，不知由谁值班`,
      en: (p) => `overlaps with the override by ${p.person} from ${p.starts}: it is open who comes`,
    },
    alone: { zh: (p) => `${p.person} 与自己换班`, en: (p) => `${p.person} swaps with themselves` },
  }),
  hint: {
    zh: () => "请改时间，或写明 replaces、role",
    en: () => "change the times, or say replaces or role",
  },
  waivable: false,
  *find(estate) {
    for (const rota of estate.all("rota")) {
      yield* overlaps(rota);
      for (const [index, { between, starts }] of rota.value.swaps.entries()) {
        const [person, other] = between;
        if (person !== other) continue;
        yield { at: at(rota, ["swaps", index, "between"]), params: { fault: "alone", person, starts } };
      }
    }
  },
});

type Override = Entity<"rota">["value"]["overrides"][number];

function* overlaps(rota: Entity<"rota">): Generator<Breach<Params>> {
  const { overrides } = rota.value;
  for (const [index, override] of overrides.entries()) {
    for (const [before, { starts, ends, person, ...target }] of overrides.slice(0, index).entries()) {
      const isApart = !isBefore(override.starts, ends) || !isBefore(starts, override.ends);
      if (isApart || aim(target) !== aim(override)) continue;
      const related = [at(rota, ["overrides", before])];
      yield { at: at(rota, ["overrides", index]), params: { fault: "overlap", starts, person }, related };
    }
  }
}

/** What an override takes over, as one word. */
function aim({ replaces, role, alone }: Pick<Override, "replaces" | "role" | "alone">): string {
  if (alone) return "all";
  return replaces ? `person ${replaces}` : role ? `role ${role}` : "first";
}
