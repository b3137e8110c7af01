import { valuesOf } from "../../../monitoring/proving/values.js";

/** The value of a series after so many minutes; undefined where it is not there. */
export type Course = (minute: number) => number | undefined;

/** What a gauge shows, in promtool's notation of a value a minute: `5`, `0+60x120`, `0 1x20`, `1x9 stale`. The last one stays. */
export function gaugeCourse(values: number | string): Course {
  const all = valuesOf(values);
  return (minute) => (minute < 0 ? undefined : all[Math.min(Math.floor(minute), all.length - 1)]);
}

/** The same for a counter, which counts within a minute too, and after the last one as it did before. */
export function counterCourse(values: number | string): Course {
  const all = valuesOf(values);
  return (minute) => {
    if (minute < 0) return undefined;
    const last = Math.max(0, Math.min(Math.floor(minute), all.length - 2));
    const [before, after] = [all[last], all[last + 1]];
    if (before === undefined || after === undefined) return all[Math.min(Math.floor(minute), all.length - 1)];
    return before + (after - before) * (minute - last);
  };
}
