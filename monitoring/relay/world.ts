import type { Entity } from "../../estate/entity.js";
import type { Estate } from "../../estate/estate.js";
import { dayNumber, type Minute, minuteOf, minutesOfDay } from "../duty/clock.js";
import { rosterOf, watchAt } from "../duty/roster.js";
import { type Contact, contactsOf } from "../reach/contact.js";
import type { Instant } from "./events.js";

/** Somebody on shift who can be told. */
export interface OnShift {
  readonly person: string;
  readonly name: string;
  readonly contacts: readonly Contact[];
}

/** Who is on shift on a rota. */
export interface Watching {
  readonly rota: Entity<"rota">;
  /** When this shift began, or was first seen, and when the next begins, in local minutes. */
  readonly until: Minute;
  readonly people: readonly OnShift[];
}

const mostAnswers = 1_000;

/** The estate as the relay asks it. */
export class World {
  readonly #roster;
  /** Answers of this minute: every open incident asks the same each second. */
  readonly #watching = new Map<string, Watching>();

  constructor(readonly estate: Estate) {
    this.#roster = rosterOf(estate);
  }

  /** Local minute of an instant. */
  minute(at: Instant): Minute {
    return minuteOf(at, this.#roster.clock.offset);
  }

  /** Whether a day is worked; where nobody knows, weekends are not. */
  isWorked(day: string): boolean {
    return this.#roster.clock.calendar.isWorked(day) ?? ![0, 6].includes(new Date(day).getUTCDay());
  }

  receiver(id: string): Entity<"receiver"> | undefined {
    return this.estate.find("receiver", id);
  }

  /** The rotas that receivers tell. */
  get rotas(): readonly Entity<"rota">[] {
    const told = new Set(this.estate.all("receiver").map(({ value }) => value.rota));
    return this.estate.all("rota").filter(({ id }) => told.has(id));
  }

  /** Who is on shift on a rota at a local minute, those only who can be told, in their order. */
  watching(rota: Entity<"rota">, minute: Minute): Watching {
    const key = `${rota.id} ${minute}`;
    const known = this.#watching.get(key) ?? this.#watchingAt(rota, minute);
    if (this.#watching.size > mostAnswers) this.#watching.clear();
    this.#watching.set(key, known);
    return known;
  }

  #watchingAt(rota: Entity<"rota">, minute: Minute): Watching {
    const watch = watchAt(rota, minute, this.#roster.clock);
    const people = watch.posts.flatMap(({ person: id }): OnShift[] => {
      const person = this.estate.find("person", id);
      const left = person?.value.left;
      if (!person || (left !== undefined && dayNumber(left) * minutesOfDay <= minute)) return [];
      const contacts = contactsOf(this.estate, person);
      return contacts.length > 0 ? [{ person: id, name: person.value.name, contacts }] : [];
    });
    return { rota, until: watch.to, people };
  }
}

/** The rota whose people an incident is told to; undefined where it is only shown in chats. */
export function rotaOf(
  world: World,
  { receiver }: { readonly receiver: string },
): Entity<"rota"> | undefined {
  return world.estate.find("rota", world.receiver(receiver)?.value.rota ?? "");
}
