import type { Entity } from "../../estate/entity.js";
import type { Estate } from "../../estate/estate.js";
import type { Routing } from "../../estate/kinds/routing.js";
import { perEstate } from "../../estate/per-estate.js";
import { type WorkCalendar, workCalendar } from "../../estate/work-calendar.js";
import type { AlertmanagerConfig, AlertmanagerReceiver, NamedInterval, Route } from "./config.js";
import { inhibitRules } from "./inhibitions.js";
import { dependsOnCalendar, timeIntervals } from "./intervals.js";
import { oneOf } from "./matchers.js";

/** The Alertmanager of the whole province, or that of one pool. */
export interface Level {
  /** Left out for the province's own. */
  readonly pool?: string;
  /** Years that working days are written out for: all from the first one on that are known. */
  readonly from: number;
}

/** A year whose holidays nobody knows is never guessed. */
export class UnknownYear extends Error {
  constructor(readonly year: number) {
    super(`the working days of ${year} are not known`);
  }
}

/**
 * The configuration of one Alertmanager; undefined where the estate declares no routing.
 * @param estate one without errors
 * @throws UnknownYear where an interval needs the working days of the first year and nobody has declared them
 */
export function alertmanagerConfig(estate: Estate, level: Level): AlertmanagerConfig | undefined {
  const routing = estate.find("routing", "routing")?.value;
  if (!routing) return undefined;
  return {
    global: globalOf(routing),
    route: rootOf(routing, level),
    inhibit_rules: inhibitRules(),
    receivers: estate.all("receiver").map((receiver) => receiverOf(receiver, relayOf(routing, level))),
    time_intervals: intervalsOf(estate, routing, level),
  };
}

/** Labels by which alerts are told together. */
const groupBy = ["alertname", "pool", "severity"];

function globalOf({ smtp }: Routing): AlertmanagerConfig["global"] {
  if (!smtp) return { resolve_timeout: "5m" };
  return {
    resolve_timeout: "5m",
    smtp_smarthost: `${smtp.host}:${smtp.port}`,
    smtp_from: smtp.from,
    ...(smtp.username === undefined ? {} : { smtp_auth_username: smtp.username }),
    ...(smtp.passwordFile === undefined ? {} : { smtp_auth_password_file: smtp.passwordFile }),
  };
}

function rootOf(routing: Routing, level: Level): Route {
  return {
    receiver: routing.receiver,
    group_by: groupBy,
    group_wait: `${routing.groupWaitSeconds}s`,
    group_interval: `${routing.groupIntervalSeconds}s`,
    repeat_interval: `${routing.repeatHours}h`,
    routes: routing.routes.filter((route) => isOf(route, level)).map((route) => routeOf(route, level)),
  };
}

type Leaf = Routing["routes"][number]["routes"][number];

function isOf({ level, pools }: Leaf, { pool }: Level): boolean {
  if (pool === undefined) return level !== "pool";
  return level !== "province" && (!pools || pools.includes(pool));
}

function routeOf(route: Leaf & { readonly routes?: readonly Leaf[] }, level: Level): Route {
  const { match, pools, receiver, active, muted } = route;
  const inner = (route.routes ?? []).filter((one) => isOf(one, level));
  const matchers = Object.entries(match).map(([label, values]) => oneOf(label, values));
  return {
    receiver,
    matchers: pools && level.pool === undefined ? [...matchers, oneOf("pool", pools)] : matchers,
    ...(route.continue ? { continue: true } : {}),
    ...(active.length > 0 ? { active_time_intervals: active } : {}),
    ...(muted.length > 0 ? { mute_time_intervals: muted } : {}),
    ...(inner.length > 0 ? { routes: inner.map((one) => routeOf(one, level)) } : {}),
  };
}

/** Where a route of a configuration is declared: indexes of `routes` and of the `routes` in it. */
export function declaredPath(routing: Routing, level: Level, [outer, inner]: readonly number[]): number[] {
  const declared = (routes: readonly Leaf[], index: number): number =>
    [...routes.keys()].filter((one) => routes[one] && isOf(routes[one], level))[index] ?? -1;
  if (outer === undefined) return [];
  const first = declared(routing.routes, outer);
  return inner === undefined ? [first] : [first, declared(routing.routes[first]?.routes ?? [], inner)];
}

type Relay = Pick<Routing["relay"], "url" | "tokenFile">;

function relayOf({ relay }: Routing, { pool }: Level): Relay {
  return (pool === undefined ? undefined : relay.pools[pool]) ?? relay;
}

/** Alerts of one call, which must fit into what the relay takes; it counts those that were left out. */
const alertsACall = 2_000;

function receiverOf({ id, value }: Entity<"receiver">, relay: Relay): AlertmanagerReceiver {
  const url = `${relay.url.replace(/\/$/, "")}/alerts/${id}`;
  const http_config = { authorization: { type: "Bearer", credentials_file: relay.tokenFile } };
  const mails = value.mail.map((to) => ({ to, send_resolved: true }));
  return {
    name: id,
    ...(value.rota || value.groups.length > 0
      ? { webhook_configs: [{ url, http_config, send_resolved: true, max_alerts: alertsACall }] }
      : {}),
    ...(mails.length > 0 ? { email_configs: mails } : {}),
  };
}

/** By their first year: every pool of an estate has the same, and years are long to write out. */
const intervalsFrom = perEstate((_: Estate) => new Map<number, NamedInterval[]>());

function intervalsOf(estate: Estate, routing: Routing, { from }: Level): NamedInterval[] {
  const known = intervalsFrom(estate);
  const intervals = known.get(from) ?? intervalsIn(estate, routing, from);
  known.set(from, intervals);
  return intervals;
}

function intervalsIn(estate: Estate, { intervals }: Routing, from: number): NamedInterval[] {
  const calendar = workCalendar(estate.all("calendar"));
  const names = Object.keys(intervals).sort();
  const asksForDays = names.some((name) => dependsOnCalendar(name, intervals));
  const years = asksForDays ? yearsFrom(from, calendar) : [];
  const setting = { timeZone: estate.settings.timeZone, calendar, years };
  return names.map((name) => ({ name, time_intervals: timeIntervals(name, intervals, setting) }));
}

function yearsFrom(first: number, calendar: WorkCalendar): number[] {
  const isKnown = (year: number) => calendar.isWorked(`${year}-01-01`) !== undefined;
  if (!isKnown(first)) throw new UnknownYear(first);
  const years = [first];
  while (isKnown(first + years.length)) years.push(first + years.length);
  return years;
}
