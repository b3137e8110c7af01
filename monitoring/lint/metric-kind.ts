import type { Bounds } from "../promql/bounds.js";
import { type Facts, factsOf } from "./facts/facts.js";

/** How sure we are: told by a catalogue, or guessed from the name. */
export type Kind = { readonly type: "counter" | "gauge"; readonly isCertain: boolean };

/**
 * Of names that end in `_total` only those that count events are taken for counters: many exporters call the number
 * of things that there are a total too. How long a process has run is compared as it stands, and rightly so.
 */
const events =
  /(?:errors?|failures?|failed|requests?|restarts?|retries|dropped|drops|timeouts?|rejected|rejections?|evicted|evictions|crashes|discarded|refused|aborted|panics|exceptions|collisions|misses|calls|queries|bytes|packets|messages|connections_(?:accepted|received|handled)|seconds)_total$/i;
const gaugeName = /_(?:ratio|percent|percentage|celsius|timestamp_seconds)$/;

/** Whether a metric counts up or goes up and down, as far as that can be known. */
export function kindOf(facts: Facts, name: string): Kind | undefined {
  const type = factsOf(facts, name)?.type;
  if (type === "counter" || type === "gauge") return { type, isCertain: true };
  if (type !== undefined || name.includes(":")) return undefined;
  const isCounter =
    name.endsWith("_bucket") ||
    (events.test(name) && !/uptime|hdfs_bytes|space|capacity|disk_bytes|memory|pending/.test(name));
  if (isCounter) return { type: "counter", isCertain: false };
  return gaugeName.test(name) ? { type: "gauge", isCertain: false } : undefined;
}

const states: ReadonlySet<string> = new Set(["up", "probe_success", "pg_up", "mysql_up", "redis_up"]);

/** The values that a metric can have. */
export function boundsOfMetric(facts: Facts, name: string): Bounds | undefined {
  const known = factsOf(facts, name);
  if (known?.bounds) return known.bounds;
  if (states.has(name)) return { low: 0, high: 1 };
  const kind = kindOf(facts, name);
  return kind?.type === "counter" ? { low: 0, high: Number.POSITIVE_INFINITY } : undefined;
}
