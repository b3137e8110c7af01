import { z } from "zod";
import { defineDocument } from "../entity.js";
import { about, day } from "../schema.js";

/** A year's public holidays and the working days moved for them (调休), as the State Council announced them. */
export const calendar = z
  .strictObject({
    source: z.string().min(4).max(120).meta(about("依据文号", "The notice it follows")),
    holidays: z.array(z.strictObject({ name: z.string().min(1).max(20), from: day, to: day })).min(1),
    workdays: z.array(day).default([]).meta(about("调休上班日", "Weekend days that are worked")),
  })
  .meta(about("节假日历", "Calendar"));

export type Calendar = z.infer<typeof calendar>;

declare module "../entity.js" {
  interface EntityTypes {
    /** `id` is the year. */
    calendar: Calendar;
  }
}

export default defineDocument({
  name: "calendar",
  title: { zh: "节假日历", en: "Calendars" },
  at: "duty/",
  prefix: "calendar-",
  id: z.string().regex(/^\d{4}$/),
  schema: calendar,
  kind: "calendar",
});
