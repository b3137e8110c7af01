import type { Entity } from "../../estate/entity.js";
import type { Estate } from "../../estate/estate.js";
import { minuteOf } from "../duty/clock.js";
import { type Roster, rosterOf } from "../duty/roster.js";
import { timelineOf, type Watch } from "../duty/timeline.js";
import { contactsOf } from "../reach/contact.js";
import { beginOf, type Moment, type Sample, sample } from "./sample.js";

/** How far ahead shifts are looked at. */
const minutesAhead = 30 * 24 * 60;

/** Whether somebody can be reached now, and when nobody will be in the next thirty days. */
export function dutySamples(estate: Estate, moment: Moment): Sample[] {
  const roster = rosterOf(estate);
  return [
    ...roster.rotas.flatMap((rota) => ofRota(estate, roster, rota, moment)),
    ...calendarEnd(estate, moment),
  ];
}

function ofRota(estate: Estate, { clock }: Roster, rota: Entity<"rota">, { now, offset }: Moment): Sample[] {
  const from = minuteOf(now, offset);
  const watches = timelineOf(rota.value, { from, to: from + minutesAhead }, clock);
  const gaps = watches.filter((watch) => !isReachable(estate, watch));
  const next = gaps.find((gap) => gap.from > from);
  const labels = { rota: rota.id };
  return [
    sample("zhengyun_duty_reachable", labels, gaps[0]?.from === from ? 0 : 1),
    sample("zhengyun_duty_unreachable_shifts", labels, gaps.length),
    ...(next ? [sample("zhengyun_duty_next_gap_timestamp_seconds", labels, (next.from - offset) * 60)] : []),
  ];
}

function isReachable(estate: Estate, { posts }: Watch): boolean {
  return posts.some(({ person }) => contactsOf(estate, estate.find("person", person)).length > 0);
}

/** The first day of the first year without a declared calendar. */
function calendarEnd(estate: Estate, moment: Moment): Sample[] {
  const last = Math.max(...estate.all("calendar").map(({ id }) => Number(id)));
  if (!Number.isFinite(last)) return [];
  return [sample("zhengyun_duty_calendar_end_timestamp_seconds", {}, beginOf(`${last + 1}-01-01`, moment))];
}
