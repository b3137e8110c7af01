import { archiveOld } from "./archive.js";
import type { Call } from "./call.js";
import type { Event, Instant, Message } from "./events.js";
import type { Answer } from "./gateway.js";
import { Journal } from "./journal.js";
import { type Metrics, metricsOf } from "./metrics.js";
import { receive, resolve, type Taken } from "./receive.js";
import { Sender } from "./sender.js";
import { type Incident, State } from "./state.js";
import type { Voice } from "./tell.js";
import { tick } from "./tick.js";
import { rotaOf } from "./world.js";

/** What a relay is made from. */
export interface RelayProps {
  readonly voice: Voice;
  /** Folder of its journal. */
  readonly folder: string;
  /** Beyond these it asks Alertmanager to come again later. */
  readonly limits: Limits;
  now(): Instant;
  attempt(message: Message): Promise<Answer>;
}

/** How many incidents may be open, and how many messages may wait. */
interface Limits {
  readonly incidents: number;
  readonly messages: number;
}

/** What a province needs many times over. */
export const usualLimits: Limits = { incidents: 5_000, messages: 10_000 };

/** What somebody may do with an incident. */
export const actions = ["claim", "report", "resolve", "review"] as const;

export type Action = (typeof actions)[number];

/** The relay without its doors: every change is on disk before it has an effect outside. */
export class Relay {
  readonly state = new State();
  readonly metrics: Metrics;
  readonly #journal: Journal;
  readonly #sender: Sender;
  /** Events that the disk did not take; they are tried again with the next, and until then nothing is told. */
  #unwritten: readonly Event[] = [];

  /** @throws UsageError for a journal that is broken */
  constructor(private readonly props: RelayProps) {
    const { state } = this;
    const { world } = props.voice;
    archiveOld(props.folder, world, props.now());
    this.#journal = Journal.open(props.folder, (event) => state.apply(event));
    this.metrics = metricsOf({ state, world, capacity: props.limits.messages, now: () => props.now() });
    this.#sender = new Sender({
      // What is not on disk has no effect outside.
      outbox: () => (this.#unwritten.length > 0 ? [] : state.outbox.values()),
      attempt: (message) => props.attempt(message),
      done: (message, answer) => this.#done(message, answer),
      now: () => props.now(),
      underWay: state.underWay,
    });
  }

  /** Takes a call; `busy` where it must come again. */
  receive(receiver: string, call: Call): Taken | "busy" {
    const { voice, limits } = this.props;
    const { open, outbox } = this.state;
    const isFull = open.size >= limits.incidents || outbox.size >= limits.messages;
    // What only ends makes room.
    if (isFull && call.alerts.some(({ status }) => status === "firing")) return "busy";
    if (call.truncatedAlerts > 0) this.metrics.truncated.inc(call.truncatedAlerts);
    const taken = this.#change((note, at) => receive(this.state, voice, receiver, call, at, note));
    return this.#unwritten.length > 0 ? "busy" : taken;
  }

  /** What somebody does with an incident. Doing it again changes nothing. */
  act(incident: Incident, person: string, action: Action, text: string): void {
    const { id } = incident;
    this.#change((note, at) => {
      if (action === "claim" && incident.claimed?.person !== person && incident.resolved === undefined) {
        note({ at, type: "claimed", incident: id, person });
      }
      if (action === "report" && incident.reported === undefined) {
        note({ at, type: "reported", incident: id, person });
      }
      if (action === "review") note({ at, type: "reviewed", incident: id, person, text });
      if (action === "resolve" && incident.resolved === undefined) {
        resolve(this.state, this.props.voice, incident, at, note);
      }
    });
  }

  /** Does what time asks for. */
  tick(): void {
    const { voice, limits } = this.props;
    this.#change((note, at) => tick(this.state, voice, at, limits.messages, note));
  }

  close(): void {
    this.#journal.close();
  }

  #change<T>(act: (note: (event: Event) => void, at: Instant) => T): T {
    const events: Event[] = [];
    const result = act((event) => {
      this.state.apply(event);
      events.push(event);
    }, this.props.now());
    this.#write(events);
    this.#sender.run();
    return result;
  }

  #write(events: readonly Event[]): void {
    for (const event of events) this.#count(event);
    const all = [...this.#unwritten, ...events];
    if (all.length === 0) return;
    try {
      this.#journal.append(all);
      this.#unwritten = [];
    } catch {
      this.metrics.journalErrors.inc();
      this.#unwritten = all;
    }
  }

  /** The first on shift told again means that all were. */
  #count(event: Event): void {
    if (event.type !== "told" || event.reason !== "escalated" || event.rank !== 0) return;
    const incident = this.state.incidents.get(event.incident);
    const rota = incident && rotaOf(this.props.voice.world, incident);
    if (rota) this.metrics.exhausted.inc({ rota: rota.id });
  }

  #done({ key, channel }: Message, answer: Answer): void {
    this.metrics.notifications.inc({ channel });
    if (answer.outcome !== "taken") this.metrics.failed.inc({ channel });
    if (answer.outcome === "failed" || !this.state.outbox.has(key)) return;
    const at = this.props.now();
    this.#change((note) =>
      note(
        answer.outcome === "taken"
          ? { at, type: "sent", key }
          : { at, type: "refused", key, why: answer.why },
      ),
    );
  }
}
