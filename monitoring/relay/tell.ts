import type { Entity } from "../../estate/entity.js";
import { waysFor } from "../reach/contact.js";
import type { Event, Instant, Message, Reason } from "./events.js";
import type { Incident } from "./state.js";
import { bytesAtMost, cutTo, incidentText } from "./text.js";
import type { OnShift, World } from "./world.js";

/** Makes the address under which somebody claims an incident; it is theirs alone. */
type Link = (incident: string, person: string) => string;

/** What messages are made from. */
export interface Voice {
  readonly world: World;
  readonly link: Link;
}

/** Tells people on shift of an incident, and says so in one event. */
export function tell(
  voice: Voice,
  incident: Incident,
  people: readonly OnShift[],
  told: { readonly at: Instant; readonly reason: Reason; readonly rank: number; readonly note?: string },
): Extract<Event, { type: "told" }> {
  const { at, reason, rank, note = "" } = told;
  const shift = voice.world.minute(at);
  const nth = incident.tellings.length;
  const messages = people.flatMap((person) => {
    const ways = reason === "resolved" ? quiet(person) : waysFor(incident.severity, person.contacts);
    const text = incidentText(incident, reason, note, voice.link(incident.id, person.person));
    return ways.map(({ channel, address }): Message => {
      const key = `${incident.id}/${nth}/${person.person}/${channel}`;
      const cut = cutTo(text, bytesAtMost[channel]);
      return { key, incident: incident.id, reason, to: person.person, channel, address, text: cut };
    });
  });
  return { at, type: "told", incident: incident.id, reason, rank, shift, messages };
}

/** Nobody is rung up to hear that all is well. */
function quiet({ contacts }: OnShift): OnShift["contacts"] {
  const silent = contacts.filter(({ channel }) => channel !== "voice");
  return (silent.length > 0 ? silent : contacts).slice(0, 1);
}

/** Shows an incident in the chat groups of its receiver. */
export function show(
  receiver: Entity<"receiver">,
  incident: Incident,
  at: Instant,
  reason: Reason,
): Extract<Event, { type: "told" }> {
  const nth = incident.tellings.length;
  const messages = receiver.value.groups.map(({ channel }, index): Message => {
    const text = cutTo(incidentText(incident, reason, "", undefined), bytesAtMost[channel]);
    const key = `${incident.id}/${nth}/group/${index}`;
    const to = `group:${receiver.id}`;
    return { key, incident: incident.id, reason, to, channel, address: String(index), text };
  });
  return { at, type: "told", incident: incident.id, reason, rank: -1, shift: 0, messages };
}
