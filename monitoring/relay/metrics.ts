import { Counter, Gauge, Registry } from "prom-client";

/** What the relay counts. */
export interface Metrics {
  readonly registry: Registry;
  /** Calls of Alertmanager that were taken, by what they brought: `new`, `known`. */
  readonly calls: Counter<"outcome">;
  /** Calls that were refused, by why. */
  readonly refused: Counter<"reason">;
  /** Attempts to give a message to a gateway, by what became of them. */
  readonly attempts: Counter<"channel" | "outcome">;
  /** Alerts that Alertmanager left out of its calls. */
  readonly truncated: Counter;
}

/** Metrics of one relay; gauges ask it when they are read. */
export function metricsOf(relay: { openIncidents(): number; waiting(): number; events(): number }): Metrics {
  const registers = [new Registry()];
  const [registry] = registers as [Registry];
  const gauge = (name: string, help: string, value: () => number) =>
    new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(value());
      },
    });
  gauge("zhengyun_relay_open_incidents", "Incidents that are not resolved.", () => relay.openIncidents());
  gauge("zhengyun_relay_waiting_messages", "Messages that no gateway has taken yet.", () => relay.waiting());
  gauge("zhengyun_relay_journal_events", "Events in the journal.", () => relay.events());
  return {
    registry,
    calls: new Counter({
      name: "zhengyun_relay_calls_total",
      help: "Calls of Alertmanager that were taken.",
      labelNames: ["outcome"],
      registers,
    }),
    refused: new Counter({
      name: "zhengyun_relay_refused_total",
      help: "Calls that were refused.",
      labelNames: ["reason"],
      registers,
    }),
    attempts: new Counter({
      name: "zhengyun_relay_attempts_total",
      help: "Attempts to give a message to a gateway.",
      labelNames: ["channel", "outcome"],
      registers,
    }),
    truncated: new Counter({
      name: "zhengyun_relay_truncated_alerts_total",
      help: "Alerts that Alertmanager left out of its calls.",
      registers,
    }),
  };
}
