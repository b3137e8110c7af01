import type { ExporterOutside } from "../../../constructs/monitoring/exporter-egress.js";
import { blackboxExporterValues } from "../../../constructs/monitoring/exporters/blackbox.js";
import { ipmiExporterValues } from "../../../constructs/monitoring/exporters/ipmi.js";
import { SNMP_PARAMS, snmpExporterValues } from "../../../constructs/monitoring/exporters/snmp.js";
import { TLS_PORTS } from "../../../constructs/monitoring/namespace.js";
import { type AskedTarget, askedBy } from "../../../constructs/monitoring/scrape/multi-target.js";
import type { Manner } from "../../../constructs/monitoring/scrape/scrape-config.js";
import type { PoolMonitoring } from "../../../estate/pool-monitoring.js";
import type { Source } from "./installed.js";

/** An exporter that asks devices or pages for us. */
interface Asker {
  readonly job: "snmp" | "ipmi" | "blackbox";
  readonly chart: "prometheus-snmp-exporter" | "prometheus-ipmi-exporter" | "prometheus-blackbox-exporter";
  readonly port: number;
  readonly values: (images?: string) => Readonly<Record<string, unknown>>;
  readonly manner: Manner;
}

/** The exporter of a pool that has something for it to ask. */
export interface AskerOfPool extends Pick<Asker, "chart" | "values"> {
  readonly source: Source;
  /** What it must be let out to, besides what every pod of its namespace is. */
  readonly outside: ExporterOutside;
}

/** A device takes its time over all of its tables. */
const patient = { scrapeTimeout: "30s" } as const;

const snmp: Asker = {
  job: "snmp",
  chart: "prometheus-snmp-exporter",
  port: 9116,
  values: snmpExporterValues,
  manner: { metricsPath: "/snmp", params: SNMP_PARAMS, ...patient },
};

const ipmi: Asker = {
  job: "ipmi",
  chart: "prometheus-ipmi-exporter",
  port: 9290,
  values: ipmiExporterValues,
  manner: { metricsPath: "/ipmi", ...patient },
};

const blackbox: Asker = {
  job: "blackbox",
  chart: "prometheus-blackbox-exporter",
  port: 9115,
  values: blackboxExporterValues,
  manner: { metricsPath: "/probe" },
};

/** The exporters that a pool needs to ask what its file declares. */
export function askersOf({ devices, probes }: Pick<PoolMonitoring, "devices" | "probes">): AskerOfPool[] {
  return [
    ofDevices(snmp, devices.snmp, "udp/161"),
    ofDevices(ipmi, devices.ipmi, "udp/623"),
    ofProbes(probes),
  ].flatMap((one) => one ?? []);
}

function ofDevices(
  asker: Asker,
  devices: Readonly<Record<string, string>>,
  port: string,
): AskerOfPool | undefined {
  const targets = sorted(devices).map(([name, target]) => ({ name, target }));
  if (targets.length === 0) return undefined;
  return ofPool(asker, targets, [{ addresses: targets.map(({ target }) => target), ports: [port] }]);
}

function ofProbes(probes: PoolMonitoring["probes"]): AskerOfPool | undefined {
  const all = sorted(probes);
  if (all.length === 0) return undefined;
  const targets = all.map(([name, { target, module, zone, plane }]) => ({
    name,
    target,
    labels: { module, zone, ...(plane ? { plane } : {}) },
  }));
  const addresses = all.flatMap(([, { module, target }]) => (module === "plane" ? [target] : []));
  const ports = all
    .flatMap(([, { module, target }]) => (module === "plane" ? [] : [portOf(target)]))
    .filter((port) => !TLS_PORTS.includes(port));
  return ofPool(blackbox, targets, [
    ...(addresses.length > 0 ? [{ addresses: [...new Set(addresses)] }] : []),
    ...(ports.length > 0 ? [{ ports: [...new Set(ports)].sort() }] : []),
  ]);
}

function ofPool(
  { job, chart, port, values, manner }: Asker,
  asked: readonly AskedTarget[],
  rules: ExporterOutside["rules"],
): AskerOfPool {
  const source = { name: job, job, targets: askedBy({ chart, port }, asked), manner };
  return { chart, values, source, outside: { chart, rules } };
}

function portOf(url: string): string {
  const { protocol, port } = new URL(url);
  return `tcp/${port || (protocol === "https:" ? 443 : 80)}`;
}

function sorted<T>(record: Readonly<Record<string, T>>): [string, T][] {
  return Object.entries(record).sort(([one], [other]) => (one < other ? -1 : 1));
}
