import type { Entity } from "../../estate/entity.js";
import { minuteText } from "../duty/clock.js";
import { waysFor } from "../reach/contact.js";
import { dueMark } from "./clocks.js";
import type { Instant, Message } from "./events.js";
import type { Note } from "./receive.js";
import { holderOf, type Incident, type State, type Telling } from "./state.js";
import { tell, type Voice } from "./tell.js";
import { bytesAtMost, cutTo } from "./text.js";
import { rotaOf, type Watching } from "./world.js";

const minute = 60_000;

/**
 * Does what time asks for: escalates, hands over, keeps the marks and gives notice of shifts to come.
 * @param capacity so many messages may wait; beyond them more would not reach anybody sooner
 */
export function tick(state: State, voice: Voice, at: Instant, capacity: number, note: Note): void {
  for (const rota of voice.world.rotas) giveNotice(state, voice, rota, at, note);
  for (const incident of state.open) {
    if (state.outbox.size >= capacity) return;
    const { world } = voice;
    const rota = rotaOf(world, incident);
    if (!rota) continue;
    const watching = world.watching(rota, world.minute(at));
    if (watching.people.length === 0) continue;
    const last = incident.tellings.filter(({ rank }) => rank >= 0).at(-1);
    if (handOver(voice, incident, watching, last, at, note)) continue;
    if (escalate(state, voice, incident, watching, last, at, note)) continue;
    keepClocks(voice, incident, watching, at, note);
  }
}

/** Who begins a shift learns of what is open, unless it is in the hands of somebody who is still there. */
function handOver(
  voice: Voice,
  incident: Incident,
  { people }: Watching,
  last: Telling | undefined,
  at: Instant,
  note: Note,
): boolean {
  const [first] = people;
  const isThere = (person: string) => people.some((one) => one.person === person);
  const holder = holderOf(incident)?.person;
  const known = holder !== undefined ? isThere(holder) : (last?.people.some(isThere) ?? false);
  if (!first || known || !last) return false;
  note(
    tell(voice, incident, [first], { at, reason: last.people.length === 0 ? "first" : "handover", rank: 0 }),
  );
  return true;
}

/** Nobody claims: the next in order is told, and after the last the first again. The same, later, once it is claimed. */
function escalate(
  state: State,
  voice: Voice,
  incident: Incident,
  { rota, people }: Watching,
  last: Telling | undefined,
  at: Instant,
  note: Note,
): boolean {
  const { escalateAfterMinutes, escalateUnresolvedAfterMinutes } = rota.value;
  const claimed = holderOf(incident);
  const rank = ((last?.rank ?? -1) + 1) % people.length;
  const person = people[rank];
  // Who could not be told at all is not waited for, until everybody has been tried.
  const isLost =
    last !== undefined && last.keys.length > 0 && last.keys.every((key) => state.refused.has(key));
  const since = Math.max(last?.taken ?? last?.at ?? incident.opened, claimed?.at ?? 0);
  const wait = claimed ? escalateUnresolvedAfterMinutes : isLost && rank > 0 ? 0 : escalateAfterMinutes;
  if (!person || at - since < wait * minute) return false;
  const reason = !last ? "first" : claimed ? "unresolved" : "escalated";
  const told = tell(voice, incident, [person], { at, reason, rank });
  const messages = told.messages.filter((message) => !isSaidAnyway(state, incident, message));
  if (messages.length === 0) return false;
  note({ ...told, messages });
  return true;
}

/** Whether somebody will hear of it by this channel in any case, once a gateway takes what waits: twice says no more. */
function isSaidAnyway(state: State, { tellings }: Incident, { to, channel }: Message): boolean {
  return tellings.some(({ keys }) =>
    keys.some((key) => {
      const waiting = state.outbox.get(key);
      return waiting?.to === to && waiting.channel === channel;
    }),
  );
}

function keepClocks(voice: Voice, incident: Incident, { people }: Watching, at: Instant, note: Note): void {
  const mark = dueMark(incident, at);
  if (!mark) return;
  note({ at, type: "marked", incident: incident.id, mark: mark.name });
  const holder = people.find(({ person }) => person === holderOf(incident)?.person) ?? people[0];
  if (!holder) return;
  note(tell(voice, incident, [holder], { at, reason: mark.kind, rank: -1, note: mark.name }));
}

/** Tells those who come on shift some minutes before, once. */
function giveNotice(state: State, { world }: Voice, rota: Entity<"rota">, at: Instant, note: Note): void {
  const ahead = rota.value.handoverNoticeMinutes;
  const now = world.minute(at);
  const watching = world.watching(rota, now);
  if (ahead === 0 || watching.until - now > ahead) return;
  const there = new Set(watching.people.map(({ person }) => person));
  for (const { person, contacts } of world.watching(rota, watching.until).people) {
    const notice = `${rota.id}/${watching.until}/${person}`;
    if (there.has(person) || state.notices.has(notice)) continue;
    const when = minuteText(watching.until).slice(11);
    const text = `【接班提醒】${when} 起由您值班：${rota.value.name.zh}，未了事件 ${state.open.size} 件`;
    const silent = contacts.filter(({ channel }) => channel !== "voice");
    const ways = waysFor("info", silent.length > 0 ? silent : contacts);
    const messages = ways.map(({ channel, address }): Message => {
      const cut = cutTo(text, bytesAtMost[channel]);
      return {
        key: `notice/${notice}/${channel}`,
        reason: "notice",
        to: person,
        channel,
        address,
        text: cut,
      };
    });
    note({ at, type: "noticed", notice, messages });
  }
}
