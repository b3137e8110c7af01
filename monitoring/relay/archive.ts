import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { dayText, minutesOfDay } from "../duty/clock.js";
import type { Event, Instant } from "./events.js";
import { journalFile, linesOf, readEvents, readJournal } from "./journal.js";
import { State } from "./state.js";
import type { World } from "./world.js";

/** Incidents that have been over for so long are of no more use to who is on duty; reports still read them. */
const keptFor = 90 * 24 * 60 * 60_000;

const archiveFile = (folder: string, month: string) => join(folder, "archive", `${month}.jsonl`);

/**
 * Moves incidents that have long been over from the journal of a folder to one file for each month in which they
 * opened, so that what a relay reads and holds does not grow with the years. A crash on the way loses and doubles
 * nothing: months are written before the journal lets go of them, and take in what they have already only once.
 * @throws UsageError for a journal or a month that is broken
 */
export function archiveOld(folder: string, world: World, now: Instant): void {
  if (!existsSync(journalFile(folder))) return;
  const events: Event[] = [];
  const state = new State();
  readJournal(folder, (event) => {
    state.apply(event);
    events.push(event);
  });
  const monthOf = monthsOf(state, world, now - keptFor);
  const months = new Map<string, Event[]>();
  const live: Event[] = [];
  for (const event of events) {
    const month = monthOf(event);
    const moved = month === undefined ? live : (months.get(month) ?? []);
    moved.push(event);
    if (month !== undefined) months.set(month, moved);
  }
  if (months.size === 0) return;
  mkdirSync(join(folder, "archive"), { recursive: true, mode: 0o700 });
  for (const [month, moved] of months) addTo(archiveFile(folder, month), moved);
  writeWhole(journalFile(folder), linesOf(live));
}

/** Hands out the events of incidents that opened in a month, `YYYY-MM`, and were moved away since. */
export function readArchive(folder: string, month: string, replay: (event: Event) => void): void {
  const path = archiveFile(folder, month);
  if (existsSync(path)) readEvents(path, replay);
}

/** Tells to which month an event goes; undefined where it stays in the journal. */
function monthsOf(state: State, world: World, before: Instant): (event: Event) => string | undefined {
  const monthAt = (at: Instant) => dayText(Math.floor(world.minute(at) / minutesOfDay)).slice(0, 7);
  const waiting = new Set([...state.outbox.values()].map(({ key }) => ownerOf(key)));
  return (event) => {
    const owner = ownedBy(event);
    if (waiting.has(owner)) return undefined;
    const { opened, resolved } = state.incidents.get(owner) ?? {};
    if (opened !== undefined) return (resolved ?? before) < before ? monthAt(opened) : undefined;
    return event.at < before ? monthAt(event.at) : undefined;
  };
}

/** The incident, or for notices of shifts all of them, that an event belongs to. */
function ownedBy(event: Event): string {
  if ("incident" in event) return event.incident;
  return "key" in event ? ownerOf(event.key) : "notice";
}

const ownerOf = (key: string) => key.slice(0, key.indexOf("/"));

/** Adds events to a month, less those it took in before a crash. */
function addTo(path: string, events: readonly Event[]): void {
  const known = existsSync(path) ? readFileSync(path, "utf8") : "";
  const lines = new Set(known.split("\n"));
  const missing = events.filter((event) => !lines.has(JSON.stringify(event)));
  writeWhole(path, known + linesOf(missing));
}

/** Puts a file in place of another; whoever reads it, also after a crash, finds the old or the new. */
function writeWhole(path: string, text: string): void {
  const draft = `${path}.new`;
  writeFileSync(draft, text, { mode: 0o600, flush: true });
  renameSync(draft, path);
  const folder = openSync(dirname(path), "r");
  fsyncSync(folder);
  closeSync(folder);
}
