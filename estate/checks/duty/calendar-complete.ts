import { at, byFault, defineCheck } from "../../checks.js";
import { dayAfter } from "../../days.js";
import { publishedWork } from "../../published-work.js";
import { isWorkedIn } from "../../work-calendar.js";

interface Params {
  fault: "missing" | "free" | "worked";
  day: string;
}

/** Days that are free in every year. */
const always = ["01-01", "05-01", "10-01"];

/** A calendar that ends in the middle of the year takes its other holidays for working days. */
export default defineCheck<Params>({
  code: "DUT006",
  severity: "error",
  title: {
    zh: "节假日历写全一年，与国务院办公厅的通知一致",
    en: "A calendar holds the whole year, as the State Council announced it",
  },
  message: byFault<Params>({
    missing: {
      zh: (p) => `${p.day} 是法定节假日，日历中没有`,
      en: (p) => `${p.day} is a public holiday and is not in the calendar`,
    },
    free: {
      zh: (p) => `${p.day} 按通知上班，此处为休息日`,
      en: (p) => `${p.day} is worked in the published arrangement and free here`,
    },
    worked: {
      zh: (p) => `${p.day} 按通知休息，此处为工作日`,
      en: (p) => `${p.day} is free in the published arrangement and worked here`,
    },
  }),
  hint: {
    zh: () => "请对照国务院办公厅当年的通知；本省另有安排的，登记例外",
    en: () => "compare with the State Council's notice; where the province differs, register an exception",
  },
  source: "全国年节及纪念日放假办法（国务院令第 795 号）",
  *find(estate) {
    for (const calendar of estate.all("calendar")) {
      const { id: year, value } = calendar;
      for (let day = `${year}-01-01`; day.startsWith(year); day = dayAfter(day)) {
        const fault = faultOf(day, isWorkedIn(value, day));
        if (fault) yield { at: at(calendar, ["holidays"]), params: { fault, day } };
      }
    }
  },
});

function faultOf(day: string, isWorked: boolean): Params["fault"] | undefined {
  if (isWorked && always.includes(day.slice(5))) return "missing";
  const published = publishedWork(day);
  if (published === undefined || published === isWorked) return undefined;
  return isWorked ? "worked" : "free";
}
