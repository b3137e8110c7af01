import fc from "fast-check";
import type { z } from "zod";
import { type Rota, rota as rotaSchema } from "../../../estate/kinds/rota.js";
import { workCalendar } from "../../../estate/work-calendar.js";
import { dayNumber, minutesOfDay, timeOfDay } from "../../../monitoring/duty/clock.js";
import type { DutyClock } from "../../../monitoring/duty/timeline.js";

type LayerInput = z.input<typeof rotaSchema>["layers"][number];

/** Shanghai's clock and the State Council's days. */
export const shanghai: DutyClock = { offset: 480, calendar: workCalendar([]) };

/** A rota of these layers; `rest` has what else it declares. */
export function rotaOf(layers: readonly object[], rest: object = {}): Rota {
  return rotaSchema.parse({ name: { zh: "值班" }, layers, ...rest });
}

/** A local minute: `2026-10-10 08:30`. */
export function minute(text: string): number {
  return dayNumber(text.slice(0, 10)) * minutesOfDay + timeOfDay(text.slice(11));
}

const people = ["an", "bo", "cai", "dai", "en"];
const two = (value: number) => String(value).padStart(2, "0");
const clock = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom(0, 30))
  .map(([h, m]) => `${two(h)}:${two(m)}`);
const day = fc.integer({ min: dayNumber("2025-11-20"), max: dayNumber("2026-03-10") });
const dayOf = (number: number) => new Date(number * 86_400_000).toISOString().slice(0, 10);

/** Layers of all sorts around the turn of the year 2026. */
export const anyLayer: fc.Arbitrary<LayerInput> = fc.record(
  {
    role: fc.constantFrom("first", "second"),
    people: fc.array(fc.constantFrom(...people), { minLength: 1, maxLength: 4 }),
    rotation: fc.record({
      every: fc.integer({ min: 1, max: 30 }),
      unit: fc.constantFrom("hours", "days", "weeks", "months"),
    }),
    from: day.map(dayOf),
    expires: day.map(dayOf),
    handover: clock,
    weekdays: fc
      .subarray(["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const, { minLength: 1 })
      .map((days) => [...days]),
    hours: fc.record({ from: clock, to: clock }),
    calendar: fc.constantFrom("all", "workdays", "holidays"),
    fair: fc.boolean(),
  },
  { requiredKeys: ["people", "rotation", "from"] },
) as fc.Arbitrary<LayerInput>;
