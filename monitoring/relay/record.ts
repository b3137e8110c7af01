import type { Event } from "./events.js";
import type { Incident } from "./state.js";

/** One event as people and programs read it: what it was, and everything that was done. */
export interface IncidentRecord {
  readonly id: string;
  readonly title: string;
  readonly receiver: string;
  readonly severity: string;
  readonly domain: string;
  readonly pool: string;
  readonly isStorm: boolean;
  readonly alerts: number;
  /** Names of its alerts. */
  readonly names: readonly string[];
  readonly opened: string;
  readonly claimed?: string;
  readonly claimedBy?: string;
  readonly reported?: string;
  readonly resolved?: string;
  readonly told: readonly {
    readonly at: string;
    readonly reason: string;
    readonly people: readonly string[];
  }[];
  readonly reviews: readonly { readonly at: string; readonly by: string; readonly text: string }[];
  /** What happened and when, alerts of a storm not among it. */
  readonly timeline: readonly { readonly at: string; readonly what: string }[];
}

export function recordOf(incident: Incident): IncidentRecord {
  const { id, title, receiver, severity, domain, pool, isStorm, claimed, reported, resolved } = incident;
  const reviews = incident.timeline.flatMap((event) =>
    event.type === "reviewed" ? [{ at: moment(event.at), by: event.person, text: event.text }] : [],
  );
  const notable = incident.timeline.filter(({ type }) => type !== "fired" && type !== "cleared");
  return {
    ...{ id, title, receiver, severity, domain, pool, isStorm },
    alerts: incident.alerts.size,
    names: [...new Set([...incident.alerts.values()].map(({ name }) => name))].sort(),
    opened: moment(incident.opened),
    ...(claimed ? { claimed: moment(claimed.at), claimedBy: claimed.person } : {}),
    ...(reported === undefined ? {} : { reported: moment(reported) }),
    ...(resolved === undefined ? {} : { resolved: moment(resolved) }),
    told: incident.tellings.map(({ at, reason, people }) => ({ at: moment(at), reason, people })),
    reviews,
    timeline: notable.map((event) => ({ at: moment(event.at), what: whatOf(event) })),
  };
}

function whatOf(event: Event): string {
  if (event.type === "told") return `told ${event.reason} ${event.messages.map(({ to }) => to).join(" ")}`;
  if (event.type === "marked") return `marked ${event.mark}`;
  return "person" in event ? `${event.type} ${event.person}` : event.type;
}

function moment(at: number): string {
  return new Date(at).toISOString();
}
