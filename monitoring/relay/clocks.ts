import type { Incident } from "./state.js";

/**
 * Marks of time that regulations count. An outage is graded by how long it lasts: 30 minutes, 2, 6 and 24 hours. A
 * security event of grade 较大 or above is reported: those who run critical infrastructure within one hour, organs of
 * the state within two, others within four (国家网络安全事件报告管理办法, in force since 2025-11-01).
 */
interface Mark {
  readonly name: string;
  readonly kind: "mark" | "report";
  readonly minutes: number;
  /** How many minutes before it people are told. */
  readonly ahead: number;
}

const marks: readonly Mark[] = [
  { name: "outage-30m", kind: "mark", minutes: 30, ahead: 0 },
  { name: "outage-2h", kind: "mark", minutes: 120, ahead: 0 },
  { name: "outage-6h", kind: "mark", minutes: 360, ahead: 0 },
  { name: "outage-24h", kind: "mark", minutes: 1440, ahead: 0 },
  { name: "report-1h", kind: "report", minutes: 60, ahead: 15 },
  { name: "report-2h", kind: "report", minutes: 120, ahead: 15 },
  { name: "report-4h", kind: "report", minutes: 240, ahead: 15 },
];

/** The first mark that an incident has come to and that was not told yet. */
export function dueMark(incident: Incident, now: number): Mark | undefined {
  if (incident.severity !== "critical") return undefined;
  const minutes = (now - incident.opened) / 60_000;
  return marks.find(
    ({ name, kind, minutes: at, ahead }) =>
      minutes >= at - ahead && !incident.marks.has(name) && (kind === "mark" || isToBeReported(incident)),
  );
}

/** Until when an incident has to be reported, by each clock, while nobody has said that it was. */
export function deadlinesOf(incident: Incident): { readonly clock: string; readonly at: number }[] {
  if (!isToBeReported(incident)) return [];
  return marks
    .filter(({ kind }) => kind === "report")
    .map(({ name, minutes }) => ({
      clock: name.slice("report-".length),
      at: incident.opened + minutes * 60_000,
    }));
}

function isToBeReported({ severity, domain, reported }: Incident): boolean {
  return severity === "critical" && domain === "security" && reported === undefined;
}
