import { UsageError } from "../../estate/usage-error.js";

/** @throws UsageError for what is no year from 1970 on */
export function yearTyped(typed: string): number {
  if (/^(19[7-9]\d|2\d{3})$/.test(typed)) return Number(typed);
  throw new UsageError(
    { zh: `--year 的值 ${typed} 不是年份`, en: `--year ${typed} is not a year` },
    { zh: "请写成 2026 这样", en: "write it like 2026" },
  );
}
