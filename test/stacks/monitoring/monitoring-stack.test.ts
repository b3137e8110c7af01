import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { loadEstate } from "../../../estate/index.js";
import { allAlerts } from "../../../monitoring/index.js";
import { monitoringSpecs } from "../../../stacks/monitoring/monitoring-specs.js";
import { renderStack } from "../../../stacks/render/render-stack.js";
import { upstreamReleases } from "../../../stacks/render/upstream-releases.js";
import { estateOf } from "../estate-of.js";
import { smallProvince } from "../small-province.js";
import { synthesised } from "../synthesised.js";

const { estate } = await loadEstate(join(import.meta.dirname, "../../../examples/heilongjiang"));
if (!estate) throw new Error("the example is not an estate");
const texts = await synthesised(estate);
const textOf = (stack: string) => texts.get(stack) ?? "";

describe("the monitoring stack of a pool", () => {
  it("is there for every pool that can carry one", () => {
    const watched = estate
      .all("pool")
      .filter(({ value }) => value.management !== "observed" && value.capabilities.monitoring === "yes")
      .map(({ id }) => `${id}-monitoring`);
    expect([...monitoringSpecs(estate)].map(({ name }) => name).sort()).toEqual(watched.sort());
  });

  it("is not there while nobody has said who is told", () => {
    expect([...monitoringSpecs(estateOf(smallProvince))]).toEqual([]);
  });

  it("of the pool with the store installs it too, at the versions of the estate and from its mirror", () => {
    const charts = (stack: string) =>
      upstreamReleases(textOf(stack)).map(({ repository, chart, version }) => [repository, chart, version]);
    const mirror = estate.settings.mirrors.charts;
    const askers = [
      [mirror, "prometheus-snmp-exporter", "9.17.1"],
      [mirror, "prometheus-ipmi-exporter", "0.8.2"],
      [mirror, "prometheus-blackbox-exporter", "11.17.2"],
      [mirror, "prometheus-smartctl-exporter", "0.17.1"],
    ];
    expect(charts("230000-province-monitoring")).toEqual([
      [mirror, "kube-prometheus-stack", "88.5.3"],
      [mirror, "victoria-metrics-single", "0.45.0"],
      ...askers,
    ]);
    expect(charts("230100-harbin-monitoring")).toEqual([
      [mirror, "kube-prometheus-stack", "88.5.3"],
      ...askers,
    ]);
    expect(charts("230300-jixi-monitoring")).toEqual([[mirror, "kube-prometheus-stack", "88.5.3"]]);
  });

  it("holds every alert that is evaluated there, once", async () => {
    const alerts = await allAlerts();
    const names = (levels: readonly string[]) =>
      alerts
        .filter(({ level }) => levels.includes(level))
        .map(({ name }) => name)
        .sort();
    const missing = (stack: string, levels: readonly string[]) => {
      const held = alertsIn(stack);
      expect(names(levels)).toEqual(expect.arrayContaining(held));
      expect(new Set(held).size).toBe(held.length);
      return names(levels).filter((name) => !held.includes(name));
    };
    expect(missing("230000-province-monitoring", ["pool", "province"])).toEqual([]);
    expect(missing("230100-harbin-monitoring", ["pool"])).toEqual([]);
    // Nobody is asked for these there, so that nobody misses them.
    expect(missing("230300-jixi-monitoring", ["pool"])).toEqual([
      "DeviceMetricsAbsent",
      "DriveHealthAbsent",
      "ProbesAbsent",
      "ServerSensorsAbsent",
    ]);
  });

  it("shows the dashboards where the chart's Grafana looks for them", () => {
    const shown = renderStack(textOf("230100-harbin-monitoring"))
      .filter(({ kind, metadata }) => kind === "ConfigMap" && metadata.labels?.grafana_dashboard === "1")
      .map(({ data }) => Object.values(data as Record<string, string>).map((json) => JSON.parse(json).uid));
    expect(shown.flat().sort()).toEqual([
      "zy-department",
      "zy-duty",
      "zy-hardware",
      "zy-planes",
      "zy-pool",
      "zy-province",
    ]);
  });

  it("denies what its pods do not need", () => {
    const own = [
      "monitoring/default-deny",
      "monitoring/dns-egress",
      "monitoring/operator-webhook",
      "monitoring/prometheus-egress",
      "monitoring/same-application",
      "monitoring/tls-egress",
    ];
    expect(policiesIn("230300-jixi-monitoring").sort()).toEqual(own);
    expect(policiesIn("230100-harbin-monitoring").sort()).toEqual(
      [
        ...own,
        "monitoring/prometheus-blackbox-exporter-egress",
        "monitoring/prometheus-ipmi-exporter-egress",
        "monitoring/prometheus-snmp-exporter-egress",
      ].sort(),
    );
  });

  it("reads what is secret from Secrets that are made by hand", () => {
    const [release] = upstreamReleases(textOf("230100-harbin-monitoring"));
    const { alertmanager, prometheus } = JSON.parse(release?.values ?? "{}");
    expect(alertmanager.alertmanagerSpec.secrets).toEqual(["duty-relay", "mail"]);
    expect(prometheus.prometheusSpec.secrets).toEqual(["metrics-store"]);
  });
});

function alertsIn(stack: string): string[] {
  return renderStack(textOf(stack))
    .filter(({ kind }) => kind === "PrometheusRule")
    .flatMap(({ spec }) => (spec as { groups: { rules: { alert?: string }[] }[] }).groups)
    .flatMap(({ rules }) => rules.flatMap(({ alert }) => alert ?? []))
    .sort();
}

function policiesIn(stack: string): string[] {
  return renderStack(textOf(stack))
    .filter(({ kind }) => kind === "NetworkPolicy")
    .map(({ metadata }) => `${metadata.namespace}/${metadata.name}`);
}
