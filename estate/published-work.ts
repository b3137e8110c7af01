import { createRequire } from "node:module";

// A CommonJS module: Node finds no names in it to import, and looks for them as long as it takes to load it.
const { isHoliday, isWorkday }: typeof import("chinese-days") = createRequire(import.meta.url)(
  "chinese-days",
);

/**
 * Whether a day, `YYYY-MM-DD`, is worked in the arrangement as published; undefined in a year that the library does
 * not know yet. In the bundled command `build/bundle.mjs` puts a table of all answers here.
 */
export function publishedWork(day: string): boolean | undefined {
  return isPublished(day.slice(0, 4)) ? isWorkday(day) : undefined;
}

/** The library takes a year it does not know for weekends alone; one that it knows has its 国庆节. */
function isPublished(year: string): boolean {
  return ["01", "02", "03"].every((day) => isHoliday(`${year}-10-${day}`));
}
