import type { Estate } from "../../estate/estate.js";
import type { Routing } from "../../estate/kinds/routing.js";
import { UsageError } from "../../estate/usage-error.js";
import { type Minute, minuteText } from "../../monitoring/duty/clock.js";
import { matchedRoutes } from "../../monitoring/reach/match.js";
import { Year } from "../../monitoring/reach/year.js";
import {
  alertmanagerConfig,
  declaredPath,
  type Level,
  UnknownYear,
} from "../../monitoring/routing/alertmanager.js";
import { labelsOf, type RoutedAlert } from "../../monitoring/routing/alerts.js";
import type { AlertmanagerConfig } from "../../monitoring/routing/config.js";
import { didYouMean } from "../usage-faults.js";

/** One route that an alert takes. */
export interface Way {
  /** Where it is declared in duty/routing.yaml. */
  readonly route: string;
  readonly receiver: string;
  /** Left out for a receiver that tells nobody in particular. */
  readonly rota?: string;
  /** Whether it notifies at the moment asked about. */
  readonly isTold: boolean;
  /** The intervals that decide on that. */
  readonly intervals: readonly string[];
}

interface Question {
  readonly alert: string;
  readonly pool: string | undefined;
}

/**
 * The routes that an alert takes at a minute.
 * @param pool where it fires; left out, in the province's own Alertmanager
 * @throws UsageError for an alert or a pool that there is not, an estate without a routing, a year without holidays
 */
export function waysOf(
  estate: Estate,
  alerts: readonly RoutedAlert[],
  { alert: name, pool }: Question,
  minute: Minute,
): Way[] {
  const alert = alerts.find((one) => one.name === name);
  if (!alert)
    throw unknown(
      "alert",
      name,
      alerts.map((one) => one.name),
    );
  const { config, routing, level } = configAsked(estate, pool, Number(minuteText(minute).slice(0, 4)));
  const moment = new Year(estate, { from: minute, to: minute + 1 });
  return matchedRoutes(config, labelsOf(alert, pool)).map((matched) => {
    const rota = estate.find("receiver", matched.receiver)?.value.rota;
    return {
      route: routeText(declaredPath(routing, level, matched.path)),
      receiver: matched.receiver,
      ...(rota === undefined ? {} : { rota }),
      isTold: moment.toldBy(matched, config).length > 0,
      intervals: [...matched.active, ...matched.muted],
    };
  });
}

/** A configuration, and what it was made from. */
interface ConfigAsked {
  readonly config: AlertmanagerConfig;
  readonly routing: Routing;
  readonly level: Level;
}

/**
 * The configuration of one Alertmanager.
 * @throws UsageError for a pool that there is not, an estate without a routing, a year without holidays
 */
export function configAsked(estate: Estate, pool: string | undefined, from: number): ConfigAsked {
  if (pool !== undefined && !estate.find("pool", pool)) {
    throw unknown(
      "pool",
      pool,
      estate.all("pool").map(({ id }) => id),
    );
  }
  const level = { ...(pool === undefined ? {} : { pool }), from };
  const routing = estate.find("routing", "routing")?.value;
  const config = orRefused(() => alertmanagerConfig(estate, level));
  if (!config || !routing) throw noRouting();
  return { config, routing, level };
}

function orRefused<T>(make: () => T): T {
  try {
    return make();
  } catch (error) {
    if (!(error instanceof UnknownYear)) throw error;
    const { year } = error;
    throw new UsageError(
      { zh: `${year} 年的节假日未知`, en: `the holidays of ${year} are not known` },
      { zh: `请写 duty/calendar-${year}.yaml`, en: `write duty/calendar-${year}.yaml` },
    );
  }
}

function routeText([outer, inner]: readonly number[]): string {
  if (outer === undefined) return "receiver";
  return inner === undefined ? `routes[${outer}]` : `routes[${outer}].routes[${inner}]`;
}

const things = { alert: { zh: "告警", en: "alert" }, pool: { zh: "资源池", en: "pool" } } as const;

function unknown(thing: keyof typeof things, name: string, known: readonly string[]): UsageError {
  const { zh, en } = things[thing];
  return new UsageError(
    { zh: `没有${zh} ${name}`, en: `there is no ${en} ${name}` },
    didYouMean(name, known),
  );
}

function noRouting(): UsageError {
  return new UsageError(
    { zh: "底账没有 duty/routing.yaml", en: "the estate has no duty/routing.yaml" },
    { zh: "见 docs/duty.md", en: "docs/duty.md tells how to begin" },
  );
}
