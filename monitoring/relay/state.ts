import type { Event, Instant, Message, Severity } from "./events.js";

/** An alert in an incident. */
interface Member {
  readonly name: string;
  readonly since: Instant;
  readonly until?: Instant;
}

/** One event and all that was done about it. */
export interface Incident {
  readonly id: string;
  readonly receiver: string;
  readonly title: string;
  readonly domain: string;
  readonly pool: string;
  readonly isStorm: boolean;
  readonly opened: Instant;
  severity: Severity;
  lastFired: Instant;
  resolved?: Instant;
  claimed?: { readonly at: Instant; readonly person: string };
  reported?: Instant;
  readonly groups: Set<string>;
  readonly alerts: Map<string, Member>;
  readonly marks: Set<string>;
  readonly tellings: Telling[];
  readonly timeline: Event[];
}

/** Somebody told once, by however many channels. */
export interface Telling extends Pick<Extract<Event, { type: "told" }>, "at" | "reason" | "rank" | "shift"> {
  readonly people: readonly string[];
  readonly keys: readonly string[];
  /** When a gateway took the first of its messages. */
  taken?: Instant;
}

/** How many alerts that are over are remembered, so that a call that comes again opens nothing. */
const remembered = 20_000;

/** Everything that follows from the events so far. */
export class State {
  readonly incidents = new Map<string, Incident>();
  /** Open incidents by receiver and Alertmanager's group. */
  readonly byGroup = new Map<string, Incident>();
  readonly open = new Set<Incident>();
  /** Messages that no gateway has taken yet, in their order. */
  readonly outbox = new Map<string, Message>();
  /** Those of them that a gateway is being asked to take just now. */
  readonly underWay = new Set<string>();
  readonly notices = new Set<string>();
  /** Messages that a gateway refused for good. */
  readonly refused = new Set<string>();
  /** Alerts that are over: when the last of them began. */
  readonly over = new Map<string, Instant>();
  /** The last number of an incident, by the day in its id. */
  readonly numbers = new Map<string, number>();
  /** When incidents were opened, by receiver. */
  readonly openings = new Map<string, Instant[]>();
  events = 0;

  apply(event: Event): void {
    this.events++;
    if ("incident" in event && event.type !== "opened")
      this.incidents.get(event.incident)?.timeline.push(event);
    switch (event.type) {
      case "opened":
        this.#open(event);
        break;
      case "fired":
        this.#fire(event);
        break;
      case "cleared":
        this.#clear(event);
        break;
      case "resolved":
        this.#resolve(event);
        break;
      case "told":
        this.#tell(event);
        break;
      case "noticed":
        this.notices.add(event.notice);
        this.#queue(event.messages);
        break;
      case "refused":
        this.refused.add(event.key);
        this.outbox.delete(event.key);
        break;
      case "sent":
        this.#send(event);
        break;
      case "dropped":
        this.outbox.delete(event.key);
        break;
      default:
        this.#note(event);
    }
  }

  #open(event: Extract<Event, { type: "opened" }>): void {
    const { incident: id, receiver, title, domain, pool, isStorm, at, severity } = event;
    const empty = { groups: new Set<string>(), alerts: new Map(), marks: new Set<string>(), tellings: [] };
    const incident: Incident = {
      ...{ id, receiver, title, domain, pool, isStorm, severity, opened: at, lastFired: at },
      ...empty,
      timeline: [event],
    };
    this.incidents.set(id, incident);
    this.open.add(incident);
    const [day = "", number] = id.split("-");
    this.numbers.set(day, Number(number));
    this.openings.set(receiver, [...(this.openings.get(receiver) ?? []).slice(-9), at]);
  }

  #fire({ incident: id, group, alert, name, since, severity, at }: Extract<Event, { type: "fired" }>): void {
    const incident = this.incidents.get(id);
    if (!incident) return;
    incident.groups.add(group);
    incident.alerts.set(alert, { name, since });
    incident.lastFired = at;
    if (order[severity] > order[incident.severity]) incident.severity = severity;
    this.byGroup.set(group, incident);
  }

  #clear({ incident: id, alert, until }: Extract<Event, { type: "cleared" }>): void {
    const incident = this.incidents.get(id);
    const member = incident?.alerts.get(alert);
    if (!incident || !member) return;
    incident.alerts.set(alert, { ...member, until });
    this.over.delete(alert);
    this.over.set(alert, member.since);
    for (const oldest of this.over.keys()) {
      if (this.over.size <= remembered) break;
      this.over.delete(oldest);
    }
  }

  #resolve({ incident: id, at }: Extract<Event, { type: "resolved" }>): void {
    const incident = this.incidents.get(id);
    if (!incident) return;
    incident.resolved = at;
    this.open.delete(incident);
    for (const group of incident.groups) if (this.byGroup.get(group) === incident) this.byGroup.delete(group);
  }

  #tell({ incident: id, messages, ...told }: Extract<Event, { type: "told" }>): void {
    const people = [...new Set(messages.map(({ to }) => to))];
    const keys = messages.map(({ key }) => key);
    this.incidents.get(id)?.tellings.push({ ...told, people, keys });
    this.#queue(messages);
  }

  #send({ key, at }: Extract<Event, { type: "sent" }>): void {
    const incident = this.incidents.get(this.outbox.get(key)?.incident ?? "");
    const telling = incident?.tellings.find(({ keys }) => keys.includes(key));
    if (telling) telling.taken ??= at;
    this.outbox.delete(key);
  }

  #queue(messages: readonly Message[]): void {
    for (const message of messages) this.outbox.set(message.key, message);
  }

  #note(event: Extract<Event, { type: "marked" | "claimed" | "reported" | "reviewed" }>): void {
    const incident = this.incidents.get(event.incident);
    if (!incident) return;
    if (event.type === "marked") incident.marks.add(event.mark);
    if (event.type === "claimed") incident.claimed = { at: event.at, person: event.person };
    if (event.type === "reported") incident.reported = event.at;
  }
}

export const order: Readonly<Record<Severity, number>> = { info: 0, warning: 1, critical: 2 };

/** Who has claimed an incident and still has it: a hand-over to the next shift ends a claim. */
export function holderOf({ claimed, tellings }: Incident): Incident["claimed"] {
  const isHandedOver = tellings.some(
    ({ reason, at }) => reason === "handover" && claimed && at >= claimed.at,
  );
  return isHandedOver ? undefined : claimed;
}
