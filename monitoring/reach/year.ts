import type { Entity } from "../../estate/entity.js";
import type { Estate } from "../../estate/estate.js";
import { dayNumber, type Minute, minutesOfDay } from "../duty/clock.js";
import { rosterOf } from "../duty/roster.js";
import { difference, intersection, type Span, type Spans, spansOf } from "../duty/spans.js";
import { type Post, timelineOf, type Watch } from "../duty/timeline.js";
import type { AlertmanagerConfig } from "../routing/config.js";
import { type Contact, contactsOf } from "./contact.js";
import { intervalSpans } from "./interval-spans.js";
import type { Matched } from "./match.js";

/** Somebody on shift, and how they can be told. */
export interface Reach {
  readonly post: Post;
  /** Their place in the order of escalation. */
  readonly rank: number;
  readonly contacts: readonly Contact[];
  /** Why they cannot be told: gone, or without a way to them. */
  readonly lost?: "left" | "untold";
}

/** A time in which the same people are on shift and can be told in the same ways. */
export interface Shift extends Span {
  readonly reaches: readonly Reach[];
}

/** A time, and what everybody's shifts are in it: worked out when first asked. */
export class Year {
  readonly #roster;
  readonly #shifts = new Map<string, readonly Shift[]>();
  readonly #intervals = new Map<string, Spans>();
  readonly #contacts = new Map<string, readonly Contact[]>();

  constructor(
    readonly estate: Estate,
    readonly within: Span,
  ) {
    this.#roster = rosterOf(estate);
  }

  /** The shifts of a rota, in order and without a gap between them; none for a rota that there is not. */
  shiftsOf(rota: string): readonly Shift[] {
    const known = this.#shifts.get(rota);
    if (known) return known;
    const entity = this.estate.find("rota", rota);
    const watches = entity ? timelineOf(entity.value, this.within, this.#roster.clock) : [];
    const shifts = watches.flatMap((watch) => [...this.#shiftsIn(watch)]);
    this.#shifts.set(rota, shifts);
    return shifts;
  }

  /** When a route notifies: in its active intervals, where it has any, and out of those that mute it. */
  toldBy({ active, muted }: Matched, config: AlertmanagerConfig): Spans {
    const all = (names: readonly string[]) => spansOf(names.flatMap((name) => this.#interval(name, config)));
    const told = active.length > 0 ? intersection(all(active), [this.within]) : [this.within];
    return muted.length > 0 ? difference(told, all(muted)) : told;
  }

  #interval(name: string, config: AlertmanagerConfig): Spans {
    const known = this.#intervals.get(name);
    if (known) return known;
    const interval = config.time_intervals.find((one) => one.name === name);
    const spans = interval ? intervalSpans(interval, this.within, this.#roster.clock.offset) : [];
    this.#intervals.set(name, spans);
    return spans;
  }

  /** Somebody may leave in the middle of a watch. */
  *#shiftsIn(watch: Watch): Generator<Shift> {
    const people = watch.posts.map(({ person }) => this.estate.find("person", person));
    const leaving = people.flatMap((person) => leaves(person) ?? []);
    const cuts = [
      ...new Set([watch.from, ...leaving.filter((at) => watch.from < at && at < watch.to), watch.to]),
    ];
    cuts.sort((a, b) => a - b);
    for (const [index, from] of cuts.entries()) {
      const to = cuts[index + 1];
      if (to === undefined) return;
      const reaches = watch.posts.map((post, rank) => this.#reach(post, rank, people[rank], from));
      yield { from, to, reaches };
    }
  }

  #reach(post: Post, rank: number, person: Entity<"person"> | undefined, at: Minute): Reach {
    const gone = leaves(person);
    if (gone !== undefined && gone <= at) return { post, rank, contacts: [], lost: "left" };
    const contacts = this.#contacts.get(post.person) ?? contactsOf(this.estate, person);
    this.#contacts.set(post.person, contacts);
    return contacts.length > 0 ? { post, rank, contacts } : { post, rank, contacts, lost: "untold" };
  }
}

/** The first minute without somebody. */
function leaves(person: Entity<"person"> | undefined): Minute | undefined {
  const left = person?.value.left;
  return left === undefined ? undefined : dayNumber(left) * minutesOfDay;
}

/** The minutes of a calendar year. */
export function yearSpan(year: number): Span {
  return {
    from: dayNumber(`${year}-01-01`) * minutesOfDay,
    to: dayNumber(`${year + 1}-01-01`) * minutesOfDay,
  };
}
