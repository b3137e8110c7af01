import { MANAGER } from "../../keys.js";
import { MONITORING_NAMESPACE } from "../namespace.js";
import type { Targets } from "./scrape-config.js";

/** An exporter that asks others on our behalf, as its chart installs it. */
export interface Asker {
  readonly chart: string;
  readonly port: number;
}

/** Whom it is to ask. */
export interface AskedTarget {
  /** The name under which its metrics stand, for `instance`. */
  readonly name: string;
  /** An address, or whatever the exporter takes for its parameter `target`. */
  readonly target: string;
  /** On its metrics besides. */
  readonly labels?: Readonly<Record<string, string>>;
}

/**
 * Targets that an exporter asks: Prometheus asks the exporter, and says whom. A label `module` is also the parameter
 * of that name.
 */
export function askedBy({ chart, port }: Asker, asked: readonly AskedTarget[]): Targets {
  return {
    staticConfigs: asked.map(({ name, target, labels }) => ({
      targets: [target],
      labels: { instance: name, ...labels },
    })),
    relabelings: [
      { sourceLabels: ["__address__"], targetLabel: "__param_target" },
      ...(asked.some(({ labels }) => labels?.module)
        ? [{ sourceLabels: ["module"], targetLabel: "__param_module" }]
        : []),
      // Helm calls the service as the release, which has the chart's name in its own.
      { targetLabel: "__address__", replacement: `${MANAGER}-${chart}.${MONITORING_NAMESPACE}.svc:${port}` },
    ],
  };
}
