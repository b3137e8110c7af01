import type { Estate } from "../../estate/estate.js";
import { workCalendar } from "../../estate/work-calendar.js";
import { type Spans, spansOf } from "../duty/spans.js";
import { alertmanagerConfig, declaredPath, type Level, UnknownYear } from "../routing/alertmanager.js";
import { labelsOf, type RoutedAlert } from "../routing/alerts.js";
import type { AlertmanagerConfig } from "../routing/config.js";
import { type Hole, holesOf, lostOn } from "./coverage.js";
import { inhibitionCircles } from "./inhibition.js";
import { type Matched, matchedRoutes } from "./match.js";
import { type Reach, Year, yearSpan } from "./year.js";

/** A hole with all its minutes, and whom it concerns. */
export interface Gap {
  readonly hole: Hole;
  readonly spans: Spans;
  readonly alerts: readonly string[];
}

/** Somebody on shift who cannot be told. */
export interface LostPost extends Pick<Reach, "post"> {
  readonly rota: string;
  readonly why: NonNullable<Reach["lost"]>;
  readonly spans: Spans;
}

/** What holds of a year, and what does not. */
export interface Proof {
  readonly year: number;
  readonly alerts: number;
  /** Alertmanagers looked at: one a pool, and the province's. */
  readonly levels: number;
  readonly minutes: number;
  /** Label sets that were followed to people: every alert of every pool in every Alertmanager. */
  readonly questions: number;
  readonly gaps: readonly Gap[];
  readonly lost: readonly LostPost[];
  readonly circles: readonly (readonly string[])[];
}

/**
 * Follows every alert, in the Alertmanagers it fires in, through every minute of a year to the people who are told.
 * @param estate one with a routing
 * @throws UnknownYear where working days count and are not known
 */
export function prove(estate: Estate, alerts: readonly RoutedAlert[], number: number): Proof {
  assertKnown(estate, number);
  const year = new Year(estate, yearSpan(number));
  const told = alerts.filter(({ severity }) => severity !== "none");
  const classes = new Classes(estate);
  const pools = estate.all("pool").map(({ id }) => id);
  for (const pool of pools) classes.addPool(told, { pool, from: number });
  const config = classes.addProvince(told, { from: number }, pools);
  return {
    year: number,
    alerts: told.length,
    levels: pools.length + 1,
    minutes: year.within.to - year.within.from,
    questions: classes.questions,
    gaps: gapsOf(year, config, classes.all),
    lost: rotasOf(estate).flatMap((rota) => lostPosts(year, rota)),
    circles: inhibitionCircles(told, config.inhibit_rules),
  };
}

/** @throws UnknownYear where a rota that is told asks for working days that are not known */
function assertKnown(estate: Estate, year: number): void {
  const asks = rotasOf(estate).some((id) =>
    estate.find("rota", id)?.value.layers.some(({ calendar }) => calendar !== "all"),
  );
  const isKnown = workCalendar(estate.all("calendar")).isWorked(`${year}-01-01`) !== undefined;
  if (asks && !isKnown) throw new UnknownYear(year);
}

/** Alerts of one severity that come to the same routes. */
interface AlertClass {
  readonly severity: "critical" | "warning" | "info";
  /** With their places in the estate. */
  readonly routes: readonly Matched[];
  readonly alerts: Set<string>;
}

/** Sorts label sets by where they go: most of them go where others do. */
class Classes {
  readonly #byKey = new Map<string, AlertClass>();
  readonly #routing;
  questions = 0;

  constructor(readonly estate: Estate) {
    this.#routing = estate.find("routing", "routing")?.value;
  }

  get all(): readonly AlertClass[] {
    return [...this.#byKey.values()];
  }

  /** The alerts that fire in a pool. */
  addPool(alerts: readonly RoutedAlert[], level: Level): void {
    const config = this.#config(level);
    for (const alert of alerts) if (alert.level === "pool") this.#add(config, level, alert, level.pool);
  }

  /** The alerts that fire at the province: about each pool, or about none. */
  addProvince(alerts: readonly RoutedAlert[], level: Level, pools: readonly string[]): AlertmanagerConfig {
    const config = this.#config(level);
    for (const alert of alerts) {
      if (alert.level !== "province") continue;
      for (const pool of [undefined, ...pools]) this.#add(config, level, alert, pool);
    }
    return config;
  }

  #config(level: Level): AlertmanagerConfig {
    const config = alertmanagerConfig(this.estate, level);
    if (!config) throw new Error("an estate without a routing proves nothing");
    return config;
  }

  #add(config: AlertmanagerConfig, level: Level, alert: RoutedAlert, pool: string | undefined): void {
    const { name, severity } = alert;
    if (severity === "none" || !this.#routing) return;
    this.questions++;
    const routing = this.#routing;
    const routes = matchedRoutes(config, labelsOf(alert, pool)).map((one) => ({
      ...one,
      path: declaredPath(routing, level, one.path),
    }));
    const key = `${severity} ${routes.map(({ path }) => path.join(".")).join(" ")}`;
    const known = this.#byKey.get(key) ?? { severity, routes, alerts: new Set() };
    known.alerts.add(name);
    this.#byKey.set(key, known);
  }
}

/** Every hole of every class; those that are alike in all but the alerts are one. */
function gapsOf(year: Year, config: AlertmanagerConfig, classes: readonly AlertClass[]): Gap[] {
  const gaps = new Map<string, { hole: Hole; spans: Spans; alerts: Set<string> }>();
  for (const { severity, routes, alerts } of classes) {
    for (const { hole, spans } of gathered(holesOf(year, config, routes, severity))) {
      const key = JSON.stringify([hole, spans]);
      const known = gaps.get(key) ?? { hole, spans, alerts: new Set() };
      for (const alert of alerts) known.alerts.add(alert);
      gaps.set(key, known);
    }
  }
  return [...gaps.values()].map(({ alerts, ...gap }) => ({ ...gap, alerts: [...alerts].sort() }));
}

function gathered(holes: ReturnType<typeof holesOf>): { hole: Hole; spans: Spans }[] {
  const found = new Map<string, { hole: Hole; parts: { from: number; to: number }[] }>();
  for (const { hole, from, to } of holes) {
    const key = JSON.stringify(hole);
    const known = found.get(key) ?? { hole, parts: [] };
    known.parts.push({ from, to });
    found.set(key, known);
  }
  return [...found.values()].map(({ hole, parts }) => ({ hole, spans: spansOf(parts) }));
}

/** The rotas that a receiver tells. */
function rotasOf(estate: Estate): string[] {
  return [...new Set(estate.all("receiver").flatMap(({ value }) => value.rota ?? []))].sort();
}

function lostPosts(year: Year, rota: string): LostPost[] {
  const found = new Map<string, LostPost & { readonly parts: { from: number; to: number }[] }>();
  for (const shift of year.shiftsOf(rota)) {
    for (const { post, lost } of lostOn(shift)) {
      if (!lost) continue;
      const key = `${post.person} ${lost}`;
      const known = found.get(key) ?? { rota, post, why: lost, spans: [], parts: [] };
      known.parts.push({ from: shift.from, to: shift.to });
      found.set(key, known);
    }
  }
  return [...found.values()].map(({ parts, ...one }) => ({ ...one, spans: spansOf(parts) }));
}
