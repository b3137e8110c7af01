import type { Text } from "../../estate/findings/rule.js";
import { minutesOfDay, minuteText } from "../duty/clock.js";
import { lengthOf, type Spans } from "../duty/spans.js";

const most = 3;

/** How many minutes, and which: `540 min (2026-10-10 08:30–17:30)`. */
export function whenText(spans: Spans): Text {
  const shown = spans.slice(0, most).map(({ from, to }) => `${minuteText(from)}–${endText(from, to)}`);
  const more = spans.length - shown.length;
  const minutes = lengthOf(spans).toLocaleString("en");
  return {
    zh: `${minutes} 分钟（${shown.join("，")}${more > 0 ? ` 等 ${spans.length} 段` : ""}）`,
    en: `${minutes} min (${shown.join(", ")}${more > 0 ? ` and ${more} more times` : ""})`,
  };
}

/** The first few of some alerts, and how many there are. */
export function alertsText(alerts: readonly string[]): Text {
  const few = alerts.slice(0, most);
  const more = alerts.length - few.length;
  return {
    zh: more > 0 ? `${few.join("、")} 等 ${alerts.length} 种告警` : few.join("、"),
    en: more > 0 ? `${few.join(", ")} and ${more} more` : few.join(", "),
  };
}

/** The end of a day is its 24:00. */
function endText(from: number, to: number): string {
  const isSameDay = Math.floor(from / minutesOfDay) === Math.floor((to - 1) / minutesOfDay);
  if (!isSameDay) return minuteText(to);
  return to % minutesOfDay === 0 ? "24:00" : minuteText(to).slice(11);
}
