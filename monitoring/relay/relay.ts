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

/** What a relay is made from. */
export interface RelayProps {
  readonly voice: Voice;
  /** Folder of its journal. */
  readonly folder: string;
  now(): Instant;
  attempt(message: Message): Promise<Answer>;
}

/** Beyond these the relay asks Alertmanager to come again later. */
const mostIncidents = 5_000;
const mostMessages = 10_000;

/** What somebody may do with an incident. */
export const actions = ["claim", "report", "resolve", "review"] as const;

export type Action = (typeof actions)[number];

/** The relay without its doors: every change is on disk before it has an effect outside. */
export class Relay {
  readonly state = new State();
  readonly metrics: Metrics;
  readonly #journal: Journal;
  readonly #sender: Sender;

  /** @throws UsageError for a journal that is broken */
  constructor(private readonly props: RelayProps) {
    const { state } = this;
    this.#journal = Journal.open(props.folder, (event) => state.apply(event));
    this.metrics = metricsOf({
      openIncidents: () => state.open.size,
      waiting: () => state.outbox.size,
      events: () => state.events,
    });
    this.#sender = new Sender({
      outbox: () => state.outbox.values(),
      attempt: (message) => props.attempt(message),
      done: (message, answer) => this.#done(message, answer),
      now: () => props.now(),
      underWay: state.underWay,
    });
  }

  /** Takes a call; `busy` where it must come again. */
  receive(receiver: string, call: Call): Taken | "busy" {
    if (this.state.open.size >= mostIncidents || this.state.outbox.size >= mostMessages) return "busy";
    if (call.truncatedAlerts > 0) this.metrics.truncated.inc(call.truncatedAlerts);
    const { voice } = this.props;
    return this.#change((note, at) => receive(this.state, voice, receiver, call, at, note));
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
    this.#change((note, at) => tick(this.state, this.props.voice, at, note));
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
    if (events.length > 0) this.#journal.append(events);
    this.#sender.run();
    return result;
  }

  #done({ key, channel }: Message, answer: Answer): void {
    this.metrics.attempts.inc({ channel, outcome: answer.outcome });
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
