import { at, defineCheck } from "../../checks.js";
import { minutesAheadAllYear } from "../../time-zone.js";

interface Params {
  timeZone: string;
}

/** A day with 23 hours has a shift too short and a minute that a rota leaves open. */
export default defineCheck<Params>({
  code: "DUT007",
  severity: "error",
  title: {
    zh: "值班所用的时区不实行夏令时",
    en: "The time zone of a rota does not change its clock",
  },
  message: {
    zh: (p) => `时区 ${p.timeZone} 实行夏令时，值班时刻不确定`,
    en: (p) => `time zone ${p.timeZone} changes its clock, so that shifts are uncertain`,
  },
  hint: { zh: () => "请写 Asia/Shanghai", en: () => "write Asia/Shanghai" },
  waivable: false,
  *find(estate) {
    const [rota] = estate.all("rota");
    const settings = estate.find("settings", "estate");
    if (!rota || !settings) return;
    const { timeZone } = settings.value;
    if (minutesAheadAllYear(timeZone) !== undefined) return;
    yield { at: at(settings, ["timeZone"]), params: { timeZone } };
  },
});
