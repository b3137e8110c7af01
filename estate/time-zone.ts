/**
 * Minutes ahead of UTC where no clock has changed since 1992: an estate's usual zones. The library that knows all
 * others takes a tenth of a small run to start.
 */
const unchanging: Readonly<Record<string, number>> = { UTC: 0, "Asia/Shanghai": 480, "Asia/Urumqi": 360 };

/** Whether there is such a time zone (IANA). */
export function isTimeZone(name: string): boolean {
  if (Object.hasOwn(unchanging, name)) return true;
  try {
    clockOf(name);
    return true;
  } catch {
    return false;
  }
}

/**
 * Minutes that a time zone is ahead of UTC.
 * @param instant milliseconds since 1970, in 1992 or later
 * @throws RangeError for a zone that there is not
 */
export function minutesAhead(timeZone: string, instant: number): number {
  if (Object.hasOwn(unchanging, timeZone)) return unchanging[timeZone] ?? 0;
  const whole = Math.floor(instant / 1000) * 1000;
  return (Date.parse(`${clockOf(timeZone).format(whole).replace(" ", "T")}Z`) - whole) / 60_000;
}

/** Minutes that a time zone is ahead of UTC all year; undefined where its clock changes with the seasons. */
export function minutesAheadAllYear(timeZone: string): number | undefined {
  const [winter, summer] = ["2026-01-01", "2026-07-01"].map((day) => minutesAhead(timeZone, Date.parse(day)));
  return winter === summer ? winter : undefined;
}

/** What the clock of a time zone shows, `YYYY-MM-DD HH:MM:SS`. @param instant milliseconds since 1970, in 1992 or later */
export function localTime(timeZone: string, instant: number): string {
  const local = new Date(instant + minutesAhead(timeZone, instant) * 60_000);
  return local.toISOString().slice(0, 19).replace("T", " ");
}

const clocks = new Map<string, Intl.DateTimeFormat>();

/** The Swedish way of writing a moment is the ISO way. */
function clockOf(timeZone: string): Intl.DateTimeFormat {
  const known = clocks.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "medium" });
  clocks.set(timeZone, made);
  return made;
}
