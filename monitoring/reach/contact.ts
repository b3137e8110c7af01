import type { Entity } from "../../estate/entity.js";
import type { Estate } from "../../estate/estate.js";
import type { Channel, Person } from "../../estate/kinds/person.js";
import type { RoutedAlert } from "../routing/alerts.js";

/** A way in which one person can be told. */
export interface Contact {
  readonly channel: Channel;
  /** Phone number or mail address. */
  readonly address: string;
  readonly gateway: Entity<"gateway">;
}

/** The ways in which somebody can be told, in their order: those that have a gateway and an address. */
export function contactsOf(estate: Estate, person: Entity<"person"> | undefined): readonly Contact[] {
  const { channels = [], ...value } = person?.value ?? {};
  return [...new Set(channels)].flatMap((channel) => {
    const gateway = estate.find("gateway", channel);
    const address = addressOn(channel, value);
    return gateway && address ? [{ channel, address, gateway }] : [];
  });
}

/** Of somebody's ways those that an alert takes: all where it is critical, else the first. */
export function waysFor(severity: RoutedAlert["severity"], contacts: readonly Contact[]): readonly Contact[] {
  return severity === "critical" ? contacts : contacts.slice(0, 1);
}

/** Chats find people by their phone number. */
function addressOn(
  channel: Channel,
  { phone, email }: Pick<Partial<Person>, "phone" | "email">,
): string | undefined {
  return channel === "mail" ? email : phone;
}
