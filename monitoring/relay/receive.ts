import type { Call, CalledAlert } from "./call.js";
import type { Event, Instant, Severity } from "./events.js";
import { type Incident, order, type State } from "./state.js";
import { show, tell, type Voice } from "./tell.js";
import { rotaOf } from "./world.js";

/** After this many incidents of a receiver in a minute the next ones are told as one. */
const incidentsAMinute = 2;
const minute = 60_000;

/** How a call was taken. */
export type Taken = "new" | "known" | "replayed" | "heartbeat";

/** Writes an event down and lets it take effect. */
export type Note = (event: Event) => void;

/**
 * Takes a call of Alertmanager. What is known already changes nothing, so a call may come any number of times; one
 * that only has alerts of an incident that is over is refused as replayed.
 */
export function receive(
  state: State,
  voice: Voice,
  receiver: string,
  call: Call,
  at: Instant,
  note: Note,
): Taken {
  const group = `${receiver} ${call.groupKey}`;
  // What always fires shows that the chain is whole; nobody is woken for it.
  const told = call.alerts.filter(({ labels }) => labels.severity !== "none");
  if (told.length === 0) return "heartbeat";
  const fresh = told.filter((alert) => isNew(state, group, alert));
  if (fresh.length === 0) return told.every((alert) => isOver(state, group, alert)) ? "replayed" : "known";
  const firing = fresh.filter(({ status }) => status === "firing");
  if (firing.length > 0) fire(state, voice, receiver, group, firing, at, note);
  clear(state, voice, group, fresh, at, note);
  return "new";
}

/** An alert by what it is and where it was sent. */
const idOf = (group: string, { fingerprint }: CalledAlert): string => `${group} ${fingerprint}`;

function isNew(state: State, group: string, alert: CalledAlert): boolean {
  const member = state.byGroup.get(group)?.alerts.get(idOf(group, alert));
  const since = Date.parse(alert.startsAt);
  if (alert.status === "resolved")
    return member !== undefined && member.until === undefined && member.since <= since;
  if (member && member.since >= since) return false;
  return (state.over.get(idOf(group, alert)) ?? Number.NEGATIVE_INFINITY) < since;
}

function isOver(state: State, group: string, alert: CalledAlert): boolean {
  const over = state.over.get(idOf(group, alert));
  return alert.status === "firing" && over !== undefined && over >= Date.parse(alert.startsAt);
}

function fire(
  state: State,
  voice: Voice,
  receiver: string,
  group: string,
  alerts: readonly CalledAlert[],
  at: Instant,
  note: Note,
): void {
  const worst = alerts.map(severityOf).reduce((a, b) => (order[b] > order[a] ? b : a));
  const known = state.byGroup.get(group) ?? stormOf(state, receiver, at);
  const before = known?.severity;
  const incident = known ?? open(state, receiver, group, alerts[0], worst, at, note);
  if (!incident) return;
  for (const alert of alerts) {
    const since = Date.parse(alert.startsAt);
    const name = alert.labels.alertname ?? "?";
    note({
      at,
      type: "fired",
      incident: incident.id,
      group,
      alert: idOf(group, alert),
      name,
      severity: severityOf(alert),
      since,
    });
  }
  if (before === undefined) tellFirst(voice, incident, at, "first", note);
  else if (order[worst] > order[before]) tellFirst(voice, incident, at, "raised", note);
}

function severityOf({ labels: { severity } }: CalledAlert): Severity {
  return severity === "warning" || severity === "info" ? severity : "critical";
}

/** The storm that a receiver is in: it goes on while something new comes every minute. */
function stormOf(state: State, receiver: string, at: Instant): Incident | undefined {
  return [...state.open].find(
    (one) => one.isStorm && one.receiver === receiver && at - one.lastFired < minute,
  );
}

function open(
  state: State,
  receiver: string,
  group: string,
  first: CalledAlert | undefined,
  severity: Severity,
  at: Instant,
  note: Note,
): Incident | undefined {
  if (!first) return undefined;
  const recent = (state.openings.get(receiver) ?? []).filter((one) => at - one < minute);
  const day = new Date(at).toISOString().slice(0, 10).replaceAll("-", "");
  const id = `${day}-${(state.numbers.get(day) ?? 0) + 1}`;
  const { labels, annotations } = first;
  const title = (annotations.summary || labels.alertname || "?").slice(0, 300);
  const { domain = "", pool = "" } = labels;
  const isStorm = recent.length >= incidentsAMinute;
  const told = isStorm ? stormSeverity(state, receiver, severity, at) : severity;
  note({ at, type: "opened", incident: id, receiver, group, title, severity: told, domain, pool, isStorm });
  return state.incidents.get(id);
}

/** A storm is as severe as the worst of what it began with, so that it is not told again for each that is worse. */
function stormSeverity(state: State, receiver: string, own: Severity, at: Instant): Severity {
  return [...state.open]
    .filter((one) => one.receiver === receiver && at - one.opened < minute)
    .reduce((worst, { severity }) => (order[severity] > order[worst] ? severity : worst), own);
}

/** Tells the first on shift, and the groups. */
function tellFirst(
  voice: Voice,
  incident: Incident,
  at: Instant,
  reason: "first" | "raised",
  note: Note,
): void {
  const { world } = voice;
  const receiver = world.receiver(incident.receiver);
  if (!receiver) return;
  const rota = rotaOf(world, incident);
  if (rota) {
    const [person] = world.watching(rota, world.minute(at)).people;
    note(tell(voice, incident, person ? [person] : [], { at, reason, rank: 0 }));
  }
  if (receiver.value.groups.length > 0) note(show(receiver, incident, at, reason));
}

function clear(
  state: State,
  voice: Voice,
  group: string,
  alerts: readonly CalledAlert[],
  at: Instant,
  note: Note,
): void {
  const incident = state.byGroup.get(group);
  if (!incident) return;
  for (const alert of alerts) {
    if (alert.status !== "resolved") continue;
    const until = alert.endsAt ? Date.parse(alert.endsAt) : at;
    note({ at, type: "cleared", incident: incident.id, alert: idOf(group, alert), until });
  }
  if ([...incident.alerts.values()].every(({ until }) => until !== undefined))
    resolve(state, voice, incident, at, note);
}

/** An incident is over: what was not told yet need not be, and those who were told hear of the end. */
export function resolve(state: State, voice: Voice, incident: Incident, at: Instant, note: Note): void {
  const pending = [...state.outbox.values()].filter(
    (message) => message.incident === incident.id && !state.underWay.has(message.key),
  );
  const waiting = new Set(pending.map(({ key }) => key));
  const told = incident.tellings.filter(({ keys }) => keys.some((key) => !waiting.has(key)));
  for (const { key } of pending) note({ at, type: "dropped", key, why: "resolved" });
  note({ at, type: "resolved", incident: incident.id });
  const ids = new Set(told.flatMap(({ people }) => people));
  const people = onceTold(voice, incident, ids, at);
  if (people.length > 0) note(tell(voice, incident, people, { at, reason: "resolved", rank: -1 }));
  const receiver = voice.world.receiver(incident.receiver);
  if (receiver && ids.has(`group:${receiver.id}`)) note(show(receiver, incident, at, "resolved"));
}

function onceTold({ world }: Voice, incident: Incident, ids: ReadonlySet<string>, at: Instant) {
  const rota = rotaOf(world, incident);
  const people = rota ? world.watching(rota, world.minute(at)).people : [];
  return people.filter(({ person }) => ids.has(person));
}
