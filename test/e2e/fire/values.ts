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

function valuesOf(values: number | string): readonly (number | undefined)[] {
  return typeof values === "number" ? [values] : values.trim().split(/\s+/).flatMap(samplesOf);
}

const form = /^(_|stale|-?[\d.]+(?:e[+-]?\d+)?)(?:([+-][\d.]+(?:e[+-]?\d+)?)?x(\d+))?$/i;

/** `axn` is a and n more. */
function samplesOf(token: string): (number | undefined)[] {
  const [, first, step, times] = form.exec(token) ?? [];
  if (first === undefined) throw new Error(`${token} is no value that this test can play`);
  if (first === "_") return Array.from({ length: Number(times ?? 1) }, () => undefined);
  if (first === "stale") return [undefined];
  const count = times === undefined ? 1 : Number(times) + 1;
  return Array.from({ length: count }, (_, index) => Number(first) + index * Number(step ?? 0));
}
