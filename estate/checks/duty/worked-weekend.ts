import { at, byFault, defineCheck } from "../../checks.js";
import { weekday } from "../../days.js";

interface Params {
  fault: "weekday" | "holiday";
  day: string;
  holiday: string;
}

/** 调休 moves work to a weekend day that is no holiday. */
export default defineCheck<Params>({
  code: "DUT002",
  severity: "error",
  title: {
    zh: "调休上班日是不放假的周末",
    en: "A working day moved for a holiday is a weekend day outside the holidays",
  },
  message: byFault<Params>({
    weekday: {
      zh: (p) => `${p.day} 不是周末，本来就上班`,
      en: (p) => `${p.day} is no weekend day and is worked anyway`,
    },
    holiday: {
      zh: (p) => `${p.day} 在假期“${p.holiday}”之内`,
      en: (p) => `${p.day} lies within the holiday ${p.holiday}`,
    },
  }),
  hint: {
    zh: () => "请对照国务院办公厅当年的通知",
    en: () => "compare with the State Council's notice for that year",
  },
  *find(estate) {
    for (const calendar of estate.all("calendar")) {
      const { holidays, workdays } = calendar.value;
      for (const [index, day] of workdays.entries()) {
        const holiday = holidays.find(({ from, to }) => from <= day && day <= to)?.name ?? "";
        const isWeekend = weekday(day) === 0 || weekday(day) === 6;
        if (isWeekend && !holiday) continue;
        const fault = isWeekend ? "holiday" : "weekday";
        yield { at: at(calendar, ["workdays", index]), params: { fault, day, holiday } };
      }
    }
  },
});
