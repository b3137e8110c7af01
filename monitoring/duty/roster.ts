import type { Entity } from "../../estate/entity.js";
import type { Estate } from "../../estate/estate.js";
import { workCalendar } from "../../estate/work-calendar.js";
import { type Minute, offsetOf } from "./clock.js";
import type { Span } from "./spans.js";
import { type DutyClock, timelineOf, type Watch } from "./timeline.js";

/** The rotas of an estate, and what they are read against. */
export interface Roster {
  readonly rotas: readonly Entity<"rota">[];
  readonly clock: DutyClock;
}

/** @throws RangeError where the estate's time zone changes its clock, which DUT007 finds */
export function rosterOf(estate: Estate): Roster {
  const offset = offsetOf(estate.settings.timeZone);
  return { rotas: estate.all("rota"), clock: { offset, calendar: workCalendar(estate.all("calendar")) } };
}

/** How long ahead the end of a watch is looked for. */
const month = 31 * 24 * 60;

/** The watch of a rota that a minute lies in, from that minute on; its end is at most a month away. */
export function watchAt(rota: Entity<"rota">, minute: Minute, clock: DutyClock): Watch {
  const within: Span = { from: minute, to: minute + month };
  return timelineOf(rota.value, within, clock)[0] ?? { ...within, posts: [] };
}
