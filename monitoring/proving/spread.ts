import { catalogue } from "../catalogue/index.js";
import { type CompleteSeries, isCounter, metricOf, relabelled } from "./series.js";
import { valuesOf, written } from "./values.js";

/**
 * The same counts, come from two targets: each has half of them, of a histogram the one what was quick and the other
 * what was slow.
 * @param until the last minute
 */
export function spread(series: CompleteSeries, until: number): CompleteSeries {
  return new Map(
    [...series].flatMap(([selector, values]): [string, number | string][] => {
      if (!isCounter(selector)) return [[selector, values]];
      const isAlone = catalogue.get(metricOf(selector))?.type === "counter";
      const all = valuesOf(values);
      const whole = isAlone ? all : valuesOf(series.get(total(selector)) ?? values);
      const first = all.map((value, minute) => lesser(value, whole[minute], isAlone));
      const second = all.map((value, minute) => value && value - (first[minute] ?? 0));
      return [
        [selector, written(first, until)],
        [relabelled(selector, "instance", (name) => `${name}-2`), written(second, until)],
      ];
    }),
  );
}

function lesser(value: number | undefined, whole: number | undefined, isAlone: boolean): number | undefined {
  if (value === undefined) return undefined;
  return isAlone ? value / 2 : Math.min(value, (whole ?? value) / 2);
}

/** The bucket that holds everything. */
function total(selector: string): string {
  return relabelled(selector, "le", () => "+Inf");
}
