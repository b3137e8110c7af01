import { Counter, Gauge, Registry } from "prom-client";
import { deadlinesOf } from "./clocks.js";
import type { Instant } from "./events.js";
import type { State } from "./state.js";
import { rotaOf, type World } from "./world.js";

/** What the relay counts. Names and labels are those of the catalogue, which alerts about the relay are made from. */
export interface Metrics {
  readonly registry: Registry;
  /** Calls of Alertmanager that were taken, by what they brought: `new`, `known`, `heartbeat`. */
  readonly calls: Counter<"outcome">;
  /** Calls that were refused, by why. */
  readonly refused: Counter<"reason">;
  /** Attempts to give a message to a gateway, and those of them that it did not take. */
  readonly notifications: Counter<"channel">;
  readonly failed: Counter<"channel">;
  /** Times that everybody on shift had been told and nobody had claimed. */
  readonly exhausted: Counter<"rota">;
  /** Times that events could not be written to disk. */
  readonly journalErrors: Counter;
  /** Alerts that Alertmanager left out of its calls. */
  readonly truncated: Counter;
}

/** What gauges are read from. */
export interface Measured {
  readonly state: State;
  readonly world: World;
  /** So many messages may wait. */
  readonly capacity: number;
  now(): Instant;
}

/** Why a call is refused. */
export const refusals = [
  "malformed",
  "oversized",
  "unauthenticated",
  "unknown-receiver",
  "unknown-incident",
  "unknown-path",
  "replayed",
  "busy",
  "method",
  "fault",
] as const;

/** Metrics of one relay; gauges ask it when they are read. Counters begin at zero, or Prometheus would miss the first. */
export function metricsOf(measured: Measured): Metrics {
  const registry = new Registry();
  gauges(registry, measured);
  const counter = <Label extends string = never>(name: string, help: string, ...labelNames: Label[]) =>
    new Counter({ name: `zhengyun_relay_${name}_total`, help, labelNames, registers: [registry] });
  const metrics: Metrics = {
    registry,
    calls: counter("calls", "Calls of Alertmanager that were taken.", "outcome"),
    refused: counter("requests_refused", "Calls that were refused.", "reason"),
    notifications: counter("notifications", "Attempts to give a message to a gateway.", "channel"),
    failed: counter("notifications_failed", "Attempts that a gateway did not take.", "channel"),
    exhausted: counter("escalations_exhausted", "Rounds of everybody on shift without a claim.", "rota"),
    journalErrors: counter("journal_errors", "Times that the journal could not be written."),
    truncated: counter("truncated_alerts", "Alerts that Alertmanager left out of its calls."),
  };
  const { world } = measured;
  for (const reason of refusals) metrics.refused.inc({ reason }, 0);
  for (const { id: rota } of world.rotas) metrics.exhausted.inc({ rota }, 0);
  for (const { id: channel } of world.estate.all("gateway")) {
    metrics.notifications.inc({ channel }, 0);
    metrics.failed.inc({ channel }, 0);
  }
  return metrics;
}

interface Value {
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

function gauges(registry: Registry, { state, world, capacity, now }: Measured): void {
  const gauge = (name: string, help: string, labelNames: string[], values: () => Value[]) =>
    new Gauge({
      name: `zhengyun_relay_${name}`,
      help,
      labelNames,
      registers: [registry],
      collect() {
        this.reset();
        for (const { labels, value } of values()) this.set(labels, value);
      },
    });
  const one = (value: number): Value[] => [{ labels: {}, value }];
  gauge("journal_events", "Events in the journal.", [], () => one(state.events));
  gauge("queue_length", "Messages that no gateway has taken yet.", [], () => one(state.outbox.size));
  gauge("queue_capacity", "Messages that may wait.", [], () => one(capacity));
  gauge("incidents_open", "Incidents that are not over.", ["rota", "severity", "claimed"], () =>
    openIncidents(state, world),
  );
  gauge("oldest_unclaimed_seconds", "Age of the oldest critical incident without a claim.", ["rota"], () =>
    oldestUnclaimed(state, world, now()),
  );
  gauge(
    "statutory_deadline_timestamp_seconds",
    "When an incident must have been reported that was not.",
    ["incident", "clock"],
    () =>
      [...state.open].flatMap((incident) =>
        deadlinesOf(incident).map(({ clock, at }) => ({
          labels: { incident: incident.id, clock },
          value: at / 1000,
        })),
      ),
  );
}

/** Of each rota, how many incidents are open. Incidents that are only shown in chats are nobody's to claim. */
function openIncidents(state: State, world: World): Value[] {
  const found = new Map<string, Value>();
  for (const { id: rota } of world.rotas) {
    for (const severity of ["critical", "warning", "info"]) {
      for (const claimed of ["yes", "no"]) {
        found.set(`${rota} ${severity} ${claimed}`, { labels: { rota, severity, claimed }, value: 0 });
      }
    }
  }
  for (const incident of state.open) {
    const key = `${rotaOf(world, incident)?.id} ${incident.severity} ${incident.claimed ? "yes" : "no"}`;
    const before = found.get(key);
    if (before) found.set(key, { ...before, value: before.value + 1 });
  }
  return [...found.values()];
}

function oldestUnclaimed(state: State, world: World, now: Instant): Value[] {
  const oldest = new Map(world.rotas.map(({ id }) => [id, now]));
  for (const incident of state.open) {
    const rota = rotaOf(world, incident)?.id ?? "";
    if (incident.severity !== "critical" || incident.claimed) continue;
    oldest.set(rota, Math.min(oldest.get(rota) ?? now, incident.opened));
  }
  return world.rotas.map(({ id: rota }) => ({
    labels: { rota },
    value: (now - (oldest.get(rota) ?? now)) / 1000,
  }));
}
