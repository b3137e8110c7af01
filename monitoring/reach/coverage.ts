import type { Entity } from "../../estate/entity.js";
import type { Estate } from "../../estate/estate.js";
import type { Minute } from "../duty/clock.js";
import type { Span, Spans } from "../duty/spans.js";
import type { RoutedAlert } from "../routing/alerts.js";
import type { AlertmanagerConfig } from "../routing/config.js";
import { waysFor } from "./contact.js";
import type { Matched } from "./match.js";
import type { Reach, Shift, Year } from "./year.js";

/** Why somebody is not told as they should be, and what is to be mended. */
export type Hole =
  | { readonly why: "muted"; readonly path: readonly number[] }
  | { readonly why: "no-person"; readonly path: readonly number[]; readonly receiver: string }
  | { readonly why: "nobody"; readonly rota: string }
  | { readonly why: "lost"; readonly rota: string; readonly people: readonly string[] }
  | { readonly why: "one-channel"; readonly rota: string; readonly person: string }
  | { readonly why: "late"; readonly rota: string; readonly minutes: number };

/** A hole, and when it is there. */
export interface HoleAt extends Span {
  readonly hole: Hole;
}

/** What an alert may take, in seconds. */
interface Budget {
  readonly seconds: number;
  /** What passes before the relay hears of it. */
  readonly before: number;
}

/** Seconds until a rule sees a fault at its worst: one scrape, then one evaluation. */
const scrapeAndEvaluation = 60;

/** The budget of a severity. What joins a group that was told just now waits for the group's interval. */
function budgetOf(estate: Estate, severity: "critical" | "warning" | "info"): Budget {
  const routing = estate.find("routing", "routing")?.value;
  const { groupWaitSeconds = 0, groupIntervalSeconds = 0, budgetMinutes } = routing ?? {};
  return {
    seconds: (budgetMinutes?.[severity] ?? 0) * 60,
    before: scrapeAndEvaluation + Math.max(groupWaitSeconds, groupIntervalSeconds),
  };
}

/** One route of an alert through a year. */
interface Lane {
  readonly matched: Matched;
  readonly told: Spans;
  readonly rota: Entity<"rota"> | undefined;
  readonly shifts: readonly Shift[];
}

/** Where an alert that comes to some routes is told to nobody, to too few or too late. Neighbours may be alike. */
export function holesOf(
  year: Year,
  config: AlertmanagerConfig,
  routes: readonly Matched[],
  severity: Exclude<RoutedAlert["severity"], "none">,
): HoleAt[] {
  const lanes = routes.map((matched): Lane => laneOf(year, config, matched));
  const budget = budgetOf(year.estate, severity);
  const holes: HoleAt[] = [];
  for (const { span, states } of steps(lanes, year.within)) {
    for (const hole of judge(states, severity, budget)) holes.push({ ...span, hole });
  }
  return holes;
}

function laneOf(year: Year, config: AlertmanagerConfig, matched: Matched): Lane {
  const id = year.estate.find("receiver", matched.receiver)?.value.rota;
  const rota = id === undefined ? undefined : year.estate.find("rota", id);
  return { matched, told: year.toldBy(matched, config), rota, shifts: rota ? year.shiftsOf(rota.id) : [] };
}

/** What a route does at one time. */
interface State {
  readonly lane: Lane;
  readonly isTold: boolean;
  readonly shift: Shift | undefined;
}

/** The times between any two changes of any lane. */
function* steps(
  lanes: readonly Lane[],
  within: Span,
): Generator<{ readonly span: Span; readonly states: readonly State[] }> {
  const cuts = new Set<Minute>([within.from, within.to]);
  for (const { told, shifts } of lanes) {
    for (const { from, to } of [...told, ...shifts]) cuts.add(from).add(to);
  }
  const sorted = [...cuts].sort((a, b) => a - b);
  const at = lanes.map(() => ({ told: 0, shift: 0 }));
  for (const [index, from] of sorted.entries()) {
    const to = sorted[index + 1];
    if (to === undefined) return;
    const states = lanes.map((lane, i): State => {
      const next = at[i] ?? { told: 0, shift: 0 };
      next.told = moved(lane.told, next.told, from);
      next.shift = moved(lane.shifts, next.shift, from);
      return { lane, isTold: covers(lane.told[next.told], from), shift: lane.shifts[next.shift] };
    });
    yield { span: { from, to }, states };
  }
}

function moved(spans: Spans, index: number, minute: Minute): number {
  let next = index;
  while ((spans[next]?.to ?? Number.POSITIVE_INFINITY) <= minute) next++;
  return next;
}

function covers(span: Span | undefined, minute: Minute): boolean {
  return span !== undefined && span.from <= minute;
}

/** What is wrong at one time. */
function judge(states: readonly State[], severity: "critical" | "warning" | "info", budget: Budget): Hole[] {
  const tellings = states
    .filter(({ isTold }) => isTold)
    .flatMap((state) => tellingsOf(state, severity, budget));
  const inTime = tellings.filter(({ seconds }) => seconds <= budget.seconds);
  const [soonest] = [...tellings].sort((a, b) => a.seconds - b.seconds);
  if (!soonest) return missing(states);
  if (inTime.length === 0)
    return [{ why: "late", rota: soonest.rota, minutes: Math.ceil(soonest.seconds / 60) }];
  const channels = new Set(inTime.map(({ channel }) => channel));
  const [only] = inTime;
  if (severity !== "critical" || channels.size > 1 || !only) return [];
  return [{ why: "one-channel", rota: only.rota, person: only.person }];
}

/** One person told in one way. */
interface Telling {
  readonly rota: string;
  readonly person: string;
  readonly channel: string;
  readonly seconds: number;
}

function tellingsOf({ lane, shift }: State, severity: RoutedAlert["severity"], budget: Budget): Telling[] {
  const { rota } = lane;
  if (!rota || !shift) return [];
  return shift.reaches.flatMap(({ post, rank, contacts }) =>
    waysFor(severity, contacts).map(({ channel, gateway }) => ({
      rota: rota.id,
      person: post.person,
      channel,
      seconds: budget.before + rank * rota.value.escalateAfterMinutes * 60 + gateway.value.withinSeconds,
    })),
  );
}

/** Why nobody is told: what is wrong on shift comes before what is muted, and that before what tells no person. */
function missing(states: readonly State[]): Hole[] {
  const told = states.filter(({ isTold }) => isTold);
  const onShift = told.flatMap(({ lane: { rota }, shift }): Hole[] => {
    if (!rota) return [];
    const lost = (shift?.reaches ?? []).filter(({ lost }) => lost).map(({ post }) => post.person);
    return [
      lost.length > 0 ? { why: "lost", rota: rota.id, people: lost } : { why: "nobody", rota: rota.id },
    ];
  });
  if (onShift.length > 0) return onShift;
  const muted = states.filter(({ isTold, lane }) => !isTold && (lane.rota || told.length === 0));
  if (muted.length > 0) return muted.map(({ lane }) => ({ why: "muted", path: lane.matched.path }));
  return told.map(({ lane: { matched } }) => ({
    why: "no-person",
    path: matched.path,
    receiver: matched.receiver,
  }));
}

/** Those on a shift who cannot be told. */
export function lostOn({ reaches }: Shift): readonly Reach[] {
  return reaches.filter(({ lost }) => lost !== undefined);
}
