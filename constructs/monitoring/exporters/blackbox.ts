/** Shorter than ten seconds, after which Prometheus itself gives up; an exchange point may take five. */
const TIMEOUT = "9s";

const page = { prober: "http", timeout: TIMEOUT, http: { preferred_ip_protocol: "ip4" } };

/** What probes are told apart by in rules, and how each asks. */
export const probeModules = {
  plane: { prober: "icmp", timeout: TIMEOUT, icmp: { preferred_ip_protocol: "ip4" } },
  "exchange-point": page,
  portal: page,
  service: page,
} as const;

/** Values of the chart prometheus-blackbox-exporter. Its containers are restricted by the chart itself. */
export function blackboxExporterValues(images?: string): Readonly<Record<string, unknown>> {
  return {
    ...(images ? { global: { imageRegistry: images } } : {}),
    // Echo requests without a privilege: every group may send them.
    podSecurityContext: { sysctls: [{ name: "net.ipv4.ping_group_range", value: "0 2147483647" }] },
    config: { modules: probeModules },
  };
}
