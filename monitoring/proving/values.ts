const form = /^(_|stale|-?[\d.]+(?:e[+-]?\d+)?)(?:([+-][\d.]+(?:e[+-]?\d+)?)?x(\d+))?$/i;

/** A value a minute, from promtool's notation: `5`, `0+60x120`, `0 1x20`, `1x9 stale`; undefined where there is none. */
export function valuesOf(values: number | string): readonly (number | undefined)[] {
  return typeof values === "number" ? [values] : values.trim().split(/\s+/).flatMap(samplesOf);
}

/** `axn` is a and n more. */
function samplesOf(token: string): (number | undefined)[] {
  const [, first, step, times] = form.exec(token) ?? [];
  if (first === undefined) throw new Error(`${token} is not in promtool's notation of values`);
  if (first === "_") return Array.from({ length: Number(times ?? 1) }, () => undefined);
  if (first === "stale") return [undefined];
  const count = times === undefined ? 1 : Number(times) + 1;
  return Array.from({ length: count }, (_, index) => Number(first) + index * Number(step ?? 0));
}

/** A value a minute, until a minute, in promtool's notation; the last one stays. */
export function written(values: readonly (number | undefined)[], lastMinute: number): string {
  const all = Array.from(
    { length: lastMinute + 1 },
    (_, minute) => values[Math.min(minute, values.length - 1)],
  );
  return all.map((value) => value ?? "_").join(" ");
}
