import type { Channel } from "../../estate/kinds/person.js";

/** Milliseconds since 1970. */
export type Instant = number;

export type Severity = "critical" | "warning" | "info";

/** Why somebody is told. */
export type Reason =
  | "first"
  | "raised"
  | "escalated"
  | "unresolved"
  | "handover"
  | "mark"
  | "report"
  | "resolved"
  | "notice";

/** One message to one person, or to a chat group, by one channel. */
export interface Message {
  /** What the gateway knows it by: the same message, sent again, has the same key. */
  readonly key: string;
  /** Left out for a notice of a shift to come. */
  readonly incident?: string;
  readonly reason: Reason;
  /** A person's id, or `group:<receiver>`. */
  readonly to: string;
  readonly channel: Channel;
  /** Phone number or mail address; for a group the index of its robot. */
  readonly address: string;
  readonly text: string;
}

/** What happened, in the order in which it is written down. Everything the relay knows follows from these. */
export type Event = { readonly at: Instant } & (
  | {
      readonly type: "opened";
      readonly incident: string;
      readonly receiver: string;
      readonly group: string;
      readonly title: string;
      readonly severity: Severity;
      readonly domain: string;
      readonly pool: string;
      readonly isStorm: boolean;
    }
  | {
      readonly type: "fired";
      readonly incident: string;
      readonly group: string;
      readonly alert: string;
      readonly name: string;
      readonly severity: Severity;
      readonly since: Instant;
    }
  | { readonly type: "cleared"; readonly incident: string; readonly alert: string; readonly until: Instant }
  | { readonly type: "resolved"; readonly incident: string }
  | {
      readonly type: "told";
      readonly incident: string;
      readonly reason: Reason;
      /** Place in the order of escalation. */
      readonly rank: number;
      /** When the shift that was told began, in local minutes. */
      readonly shift: number;
      readonly messages: readonly Message[];
    }
  | { readonly type: "noticed"; readonly notice: string; readonly messages: readonly Message[] }
  | { readonly type: "sent"; readonly key: string }
  | { readonly type: "refused"; readonly key: string; readonly why: string }
  | { readonly type: "dropped"; readonly key: string; readonly why: string }
  | { readonly type: "marked"; readonly incident: string; readonly mark: string }
  | { readonly type: "claimed"; readonly incident: string; readonly person: string }
  | { readonly type: "reported"; readonly incident: string; readonly person: string }
  | { readonly type: "reviewed"; readonly incident: string; readonly person: string; readonly text: string }
);
