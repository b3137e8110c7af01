import { at, type Breach, byFault, defineCheck } from "../../checks.js";
import type { Entity } from "../../entity.js";

interface Params {
  fault: "backwards" | "elsewhere" | "workday";
  year: string;
  from: string;
  to: string;
}

/** A calendar is of one year; a holiday may begin in the last days of the year before. */
export default defineCheck<Params>({
  code: "DUT001",
  severity: "error",
  title: { zh: "节假日历中的日期属于该年", en: "The days of a calendar belong to its year" },
  message: byFault<Params>({
    backwards: {
      zh: (p) => `假期从 ${p.from} 到 ${p.to}，先后颠倒`,
      en: (p) => `the holiday runs from ${p.from} back to ${p.to}`,
    },
    elsewhere: {
      zh: (p) => `假期 ${p.from} 至 ${p.to} 不在 ${p.year} 年`,
      en: (p) => `the holiday from ${p.from} to ${p.to} is not in ${p.year}`,
    },
    workday: {
      zh: (p) => `调休上班日 ${p.from} 不在 ${p.year} 年`,
      en: (p) => `working day ${p.from} is not in ${p.year}`,
    },
  }),
  hint: {
    zh: () => "请对照国务院办公厅当年的通知",
    en: () => "compare with the State Council's notice for that year",
  },
  *find(estate) {
    for (const calendar of estate.all("calendar")) yield* faultsOf(calendar);
  },
});

function* faultsOf(calendar: Entity<"calendar">): Generator<Breach<Params>> {
  const { id: year, value } = calendar;
  for (const [index, { from, to }] of value.holidays.entries()) {
    const fault = from > to ? "backwards" : spans(from, to, year) ? undefined : "elsewhere";
    if (fault) yield { at: at(calendar, ["holidays", index]), params: { fault, year, from, to } };
  }
  for (const [index, day] of value.workdays.entries()) {
    if (day.startsWith(year)) continue;
    yield { at: at(calendar, ["workdays", index]), params: { fault: "workday", year, from: day, to: day } };
  }
}

function spans(from: string, to: string, year: string): boolean {
  return from >= `${Number(year) - 1}-12-01` && to.startsWith(year);
}
