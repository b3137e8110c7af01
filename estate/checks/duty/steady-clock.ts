import { at, defineCheck } from "../../checks.js";

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
    const [winter, summer] = ["2026-01-01", "2026-07-01"].map((day) => hourAtNoon(timeZone, day));
    if (winter === summer) return;
    yield { at: at(settings, ["timeZone"]), params: { timeZone } };
  },
});

/** What the clock shows at noon UTC. */
function hourAtNoon(timeZone: string, day: string): string {
  const clock = new Intl.DateTimeFormat("sv-SE", { timeZone, timeStyle: "short" });
  return clock.format(new Date(`${day}T12:00:00Z`));
}
