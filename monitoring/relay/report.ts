import { dayText, minutesOfDay } from "../duty/clock.js";
import type { State } from "./state.js";
import type { World } from "./world.js";

/** Figures of the incidents opened in a time. Times are means, in seconds; left out where there is nothing to mean. */
export interface DutyReport {
  readonly incidents: number;
  readonly claimed: number;
  readonly resolved: number;
  /** Claimed of all: those that resolved unclaimed count against it. */
  readonly acknowledgementRatio?: number;
  readonly meanSecondsToAcknowledge?: number;
  readonly meanSecondsToResolve?: number;
  /** How often people were told, by the hours in which it was. */
  readonly disturbances: Readonly<Record<"work" | "rest" | "sleep", number>>;
}

/** @param from and `to`: local minutes, the second not included */
export function dutyReport(state: State, world: World, from: number, to: number): DutyReport {
  const all = [...state.incidents.values()].filter(({ opened }) => {
    const minute = world.minute(opened);
    return from <= minute && minute < to;
  });
  const acknowledged = all.flatMap(({ claimed, opened }) => (claimed ? [claimed.at - opened] : []));
  const resolved = all.flatMap(({ resolved, opened }) => (resolved === undefined ? [] : [resolved - opened]));
  const disturbances = { work: 0, rest: 0, sleep: 0 };
  for (const { tellings } of all) {
    for (const { at, people } of tellings) {
      const persons = people.filter((person) => !person.startsWith("group:"));
      disturbances[hoursOf(world, world.minute(at))] += persons.length;
    }
  }
  return {
    incidents: all.length,
    claimed: acknowledged.length,
    resolved: resolved.length,
    ...(all.length > 0 ? { acknowledgementRatio: acknowledged.length / all.length } : {}),
    ...(acknowledged.length > 0 ? { meanSecondsToAcknowledge: mean(acknowledged) / 1000 } : {}),
    ...(resolved.length > 0 ? { meanSecondsToResolve: mean(resolved) / 1000 } : {}),
    disturbances,
  };
}

/** Sleep is from 22:00 to 08:00; work is 08:30 to 17:30 of a working day; rest is what is left. */
function hoursOf(world: World, minute: number): "work" | "rest" | "sleep" {
  const day = Math.floor(minute / minutesOfDay);
  const time = minute - day * minutesOfDay;
  if (time >= 22 * 60 || time < 8 * 60) return "sleep";
  const isOffice = time >= 8.5 * 60 && time < 17.5 * 60;
  return isOffice && world.isWorked(dayText(day)) ? "work" : "rest";
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
