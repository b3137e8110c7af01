import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { probeModules } from "../../../../constructs/monitoring/exporters/blackbox.js";
import { loadEstate } from "../../../../estate/index.js";
import { poolMonitoring, serviceJobs } from "../../../../estate/pool-monitoring.js";
import { catalogue, exporterOf } from "../../../../monitoring/catalogue/index.js";
import { applicationEnds } from "../../../../stacks/monitoring/scrape/applications.js";
import { poolWatch, type WatchedPool } from "../../../../stacks/monitoring/scrape/pool-watch.js";

const { estate } = await loadEstate(join(import.meta.dirname, "../../../../examples/heilongjiang"));
if (!estate) throw new Error("the example is not an estate");
const { settings } = estate;
const province = estate.find("pool", "230000-province")?.value.monitoring;
const store = settings.monitoring?.store;
if (!province || !store) throw new Error("the example watches nothing");

interface Spec {
  readonly jobName: string;
  readonly scrapeInterval: string;
  readonly honorLabels?: boolean;
}

const watched = (pool: WatchedPool) => poolWatch(pool, settings);
const specsOf = (pool: WatchedPool) => watched(pool).scrapeConfigs.map(({ spec }) => spec as Spec);
const all = { declared: province, hasExtranet: true, store };

describe("what is scraped in a pool", () => {
  it("is every exporter of the catalogue, where a pool has it all", () => {
    const jobs = new Set([...catalogue.values()].map(({ exporter }) => exporter.job));
    // What every target has comes from Prometheus itself.
    jobs.delete("");
    expect([...new Set(specsOf(all).map(({ jobName }) => jobName))].sort()).toEqual([...jobs].sort());
  });

  it("is asked as often as the catalogue says, and its labels win where the catalogue says so", () => {
    for (const { jobName, scrapeInterval, honorLabels } of specsOf(all)) {
      const exporter = exporterOf(jobName as Parameters<typeof exporterOf>[0]);
      expect({ scrapeInterval, honorLabels: honorLabels ?? false }).toEqual({
        scrapeInterval: `${exporter.scrapeSeconds}s`,
        honorLabels: exporter.honorLabels ?? false,
      });
    }
  });

  it("is asked twice within the five minutes after which Prometheus takes a series for gone", () => {
    const slow = [...catalogue.values()].filter(({ exporter }) => exporter.scrapeSeconds > 150);
    expect(slow.map(({ name }) => name)).toEqual([]);
  });

  it("is only what stacks install, where the pool's file declares nothing", () => {
    const { scrapeConfigs, charts, outside } = watched({ hasExtranet: false });
    expect(scrapeConfigs.map(({ metadata }) => metadata.name)).toEqual([
      "apiserver",
      "kubelet",
      "coredns",
      "node",
      "kube-state-metrics",
      "prometheus",
      "alertmanager",
    ]);
    expect({ charts, outside }).toEqual({ charts: [], outside: [] });
  });

  it("of a service takes its path and its TLS from the pool's file", () => {
    const declared = poolMonitoring.parse({
      services: {
        ups: { namespace: "facility", service: "nut", port: 9199, path: "/ups_metrics", scheme: "https" },
      },
    });
    expect(specsOf({ declared, hasExtranet: false }).at(-1)).toEqual({
      jobName: "ups",
      scrapeInterval: "30s",
      scheme: "https",
      tlsConfig: { insecureSkipVerify: true },
      metricsPath: "/ups_metrics",
      kubernetesSDConfigs: [
        {
          role: "EndpointSlice",
          namespaces: { names: ["facility"] },
          selectors: [{ role: "EndpointSlice", label: "kubernetes.io/service-name=nut" }],
        },
      ],
      relabelings: [
        { action: "keep", sourceLabels: ["__meta_kubernetes_endpointslice_port"], regex: "9199" },
        { sourceLabels: ["__address__"], regex: "(.+):\\d+", targetLabel: "instance" },
        {
          sourceLabels: ["__meta_kubernetes_endpointslice_address_target_name"],
          targetLabel: "instance",
          regex: "(.+)",
        },
      ],
    });
  });

  it("lets exporters out to devices, to the other ends of planes and to the ports of pages, no further", () => {
    const declared = poolMonitoring.parse({
      devices: { snmp: { "switch-1": "10.0.208.21" }, ipmi: { "server-1": "2001:db8::9" } },
      probes: {
        there: { module: "plane", target: "100.124.1.0", zone: "management", plane: "a" },
        portal: { module: "portal", target: "http://portal.example:8080/", zone: "internet" },
        identity: { module: "service", target: "https://identity.example/", zone: "public" },
      },
    });
    expect(watched({ declared, hasExtranet: false }).outside).toEqual([
      { chart: "prometheus-snmp-exporter", rules: [{ addresses: ["10.0.208.21"], ports: ["udp/161"] }] },
      { chart: "prometheus-ipmi-exporter", rules: [{ addresses: ["2001:db8::9"], ports: ["udp/623"] }] },
      {
        chart: "prometheus-blackbox-exporter",
        rules: [{ addresses: ["100.124.1.0"] }, { ports: ["tcp/8080"] }],
      },
    ]);
  });

  it("opens nothing for pages over TLS, which every pod of the namespace may ask", () => {
    const declared = poolMonitoring.parse({
      probes: { portal: { module: "portal", target: "https://portal.example/", zone: "internet" } },
    });
    const { charts, outside } = watched({ declared, hasExtranet: false });
    expect(charts.map(({ chart }) => chart)).toEqual(["prometheus-blackbox-exporter"]);
    expect(outside).toEqual([]);
  });

  it("of the store's cluster are those that keep the data", () => {
    const cluster = { hasExtranet: false, store: { ...store, kind: "cluster" as const } };
    expect(specsOf(cluster).at(-1)).toMatchObject({
      jobName: "victoria-metrics",
      kubernetesSDConfigs: [
        { selectors: [{ label: "app.kubernetes.io/name=victoria-metrics-cluster,app=vmstorage" }] },
      ],
    });
  });
});

describe("applications", () => {
  const applications = applicationEnds(estate, "industry-education");

  it("are scraped where they declare it and are placed, under a job of their own", () => {
    const declared = estate
      .all("application")
      .filter(({ value }) => value.placements["industry-education"] && value.metricsPort)
      .map(({ id, value }) => `${id.replace("/", "-")} ${value.metricsPort}`);
    expect(declared).toContain("education-enrolment tcp/9100");
    expect(applications.map(({ namespace, port }) => `${namespace} tcp/${port}`)).toEqual(declared.sort());
    const { jobs, applications: scrape } = watched({ hasExtranet: false, applications });
    expect(jobs).toContain("application");
    expect(scrape).toMatchObject({ job: "application", ends: applications });
  });

  it("give no metric that a rule reads", () => {
    const { applications: scrape } = watched({ hasExtranet: false, applications });
    expect(scrape?.reserved).toEqual([...catalogue.keys()].sort());
  });

  it("are no job of a pool where none shows metrics", () => {
    const { jobs, applications: scrape } = watched({ hasExtranet: false });
    expect(jobs).not.toContain("application");
    expect(scrape).toBeUndefined();
  });
});

it("the words of a pool's file are those of the catalogue and of the exporter of probes", () => {
  for (const job of serviceJobs) expect(exporterOf(job).job).toBe(job);
  const probes = Object.entries(probeModules).map(([module]) => ({
    module,
    target: module === "plane" ? "10.0.0.1" : "https://page.example/",
    zone: "public",
    ...(module === "plane" ? { plane: "a" } : {}),
  }));
  for (const probe of probes) {
    expect(poolMonitoring.parse({ probes: { one: probe } }).probes.one).toEqual(probe);
  }
});
