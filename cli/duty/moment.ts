import { UsageError } from "../../estate/usage-error.js";
import { type Minute, minuteOf } from "../../monitoring/duty/clock.js";

const local = /^\d{4}-\d{2}-\d{2}[T ]([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/;
const withOffset = /^\d{4}-\d{2}-\d{2}[T ]([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/;

/**
 * The local minute that a word means: by the estate's clock, or an instant with its offset.
 * @throws UsageError for what is no time
 */
export function minuteTyped(typed: string, offset: Minute): Minute {
  const text = typed.trim().replace(" ", "T");
  const isLocal = local.test(text);
  const instant = isLocal ? `${text}Z` : text;
  const milliseconds = isLocal || withOffset.test(text) ? Date.parse(instant) : Number.NaN;
  const isSameDay = isLocal ? dayIn(milliseconds) === text.slice(0, 10) : true;
  if (Number.isNaN(milliseconds) || !isSameDay) throw noTime(typed);
  return minuteOf(milliseconds, isLocal ? 0 : offset);
}

/** The 31st of February is parsed as a day of March. */
function dayIn(milliseconds: number): string {
  return Number.isNaN(milliseconds) ? "" : new Date(milliseconds).toISOString().slice(0, 10);
}

function noTime(typed: string): UsageError {
  return new UsageError(
    { zh: `--at 的值 ${typed} 不是时刻`, en: `--at ${typed} is not a time` },
    { zh: "请写成 2026-10-10T03:00 这样", en: "write it like 2026-10-10T03:00" },
  );
}
