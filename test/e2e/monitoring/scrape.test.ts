import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { scrapeClasses } from "../../../constructs/monitoring/scrape/classes.js";
import { loadEstate } from "../../../estate/index.js";
import { monitoringSpecs } from "../../../stacks/monitoring/monitoring-specs.js";
import { type ControlPlane, startControlPlane } from "../cluster/control-plane.js";
import { until } from "../until.js";
import { type Discovery, startDiscovery } from "./discovery.js";
import { type Network, openNetwork } from "./network.js";
import { makeRunning } from "./pool-objects.js";
import { type RunningPrometheus, startPrometheus } from "./prometheus.js";
import { provincePool } from "./province-pool.js";
import { discoveries, type ScrapeClass, scrapeJob, writeTokenFile } from "./scrape-jobs.js";

const POOL = "230000-province";
const identity = { city: "230000", pool: POOL };
const password = { username: "store", password: "example" };
const basic = `Basic ${Buffer.from("store:example").toString("base64")}`;

const { estate } = await loadEstate(join(import.meta.dirname, "../../../examples/heilongjiang"));
const spec = estate && [...monitoringSpecs(estate)].find(({ pool }) => pool === POOL);
if (!spec) throw new Error("the example's provincial pool has no monitoring stack");
const { scrapeConfigs } = spec.props;

/** The targets that are to be there, as `job instance` and what else is on them. */
const expected = [
  "alertmanager alertmanager-monitoring-alertmanager-0",
  "apiserver 10.0.210.101",
  "blackbox identity module=service zone=public",
  "blackbox plane-a-harbin module=plane plane=a zone=management",
  "blackbox plane-b-harbin module=plane plane=b zone=management",
  "blackbox portal-province module=portal zone=internet",
  "blackbox province-internet module=exchange-point zone=exchange",
  "ceph rook-ceph-mgr",
  "cert-manager cert-manager",
  "coredns coredns-node-1",
  "coredns coredns-node-2",
  "etcd node-1",
  "etcd node-2",
  "fluent-bit node-1",
  "fluent-bit node-2",
  "frr-k8s node-1",
  "frr-k8s node-2",
  "frr-k8s-controller node-1",
  "frr-k8s-controller node-2",
  "ingress-nginx controller-node-1",
  "ingress-nginx controller-node-2",
  "ipmi business-001",
  "ipmi business-002",
  "ipmi internet-001",
  "ipmi management-001",
  "kube-state-metrics kube-state-metrics",
  "kubelet node-1",
  "kubelet node-2",
  "metallb metallb-controller",
  "metallb node-1",
  "metallb node-2",
  "node node-1",
  "node node-2",
  "prometheus prometheus-monitoring-prometheus-0",
  "smart node-1",
  "smart node-2",
  "snmp a-ce-province-1",
  "snmp a-ce-province-2",
  "snmp b-ce-province-1",
  "snmp b-ce-province-2",
  "snmp core-switch-1",
  "snmp core-switch-2",
  "ups nut-exporter-0",
  "ups nut-exporter-1",
  "velero velero-metrics",
  "victoria-metrics victoria-metrics-0",
  "x509 node-1",
  "x509 node-2",
  "zhengyun exporter",
  "zhengyun-drift drift-exporter",
  "zhengyun-metering metering",
  "zhengyun-relay duty-relay",
];

type Labels = Readonly<Record<string, string>>;

interface Target {
  readonly labels: Labels;
  readonly scrapeUrl: string;
  readonly health: string;
  readonly lastError: string;
}

describe("the ScrapeConfigs of the provincial pool, carried out by Prometheus against a real API server", () => {
  let plane: ControlPlane;
  let network: Network;
  let discovery: Discovery;
  let prometheus: RunningPrometheus;
  /** Every address that was asked with what it wants to see. */
  const asked = new Set<string>();

  beforeAll(async () => {
    plane = await startControlPlane({ name: "scrape" });
    await makeRunning(plane, provincePool);
    const tokenFile = writeTokenFile(plane);
    network = await openNetwork(plane, (url, authorization) => {
      if (!mayRead(url, authorization, `Bearer ${plane.token}`)) return undefined;
      asked.add(url);
      return metricsAt(url);
    });
    discovery = await startDiscovery(discoveries(scrapeConfigs, { access: plane, tokenFile }));
    const around = {
      classes: scrapeClasses(identity) as ScrapeClass[],
      access: plane,
      tokenFile,
      proxy: network.proxy,
      discoveredAt: discovery.urlOf,
      password,
    };
    const scrape_configs = scrapeConfigs.map((one) => scrapeJob(one, around));
    prometheus = await startPrometheus({ config: { scrape_configs } });
    // What is not there by then never comes; the tests tell its name.
    const deadline = Date.now() + 60_000;
    const isUp = async () =>
      (await targets()).filter(({ health }) => health === "up").length >= expected.length;
    await until(async () => Date.now() > deadline || (await isUp()));
  });
  afterAll(async () => {
    await prometheus?.stop();
    await discovery?.stop();
    network?.close();
    await plane?.stop();
  });

  const ask = async <T>(path: string): Promise<T> => {
    const answer = await fetch(`${prometheus.url}/api/v1/${path}`);
    return ((await answer.json()) as { data: T }).data;
  };
  const targets = async () =>
    (await ask<{ activeTargets: readonly Target[] }>("targets?state=active")).activeTargets;
  const series = async (query: string) => {
    const path = `query?query=${encodeURIComponent(query)}`;
    return (await ask<{ result: readonly { metric: Labels }[] }>(path)).result.map(({ metric }) => metric);
  };

  it("find every target of the catalogue's jobs, up, under the names of nodes, devices and services", async () => {
    const found = await targets();
    expect(found.filter(({ health }) => health !== "up").map(({ lastError }) => lastError)).toEqual([]);
    expect(found.map(({ labels }) => told(labels)).sort()).toEqual(expected);
  });

  it("put nothing on series but the pool, the job and the instance, and of probes what rules tell them apart by", async () => {
    const up = await series("up");
    expect(up.map(({ __name__: _, ...labels }) => told(labels)).sort()).toEqual(expected);
  });

  it("ask no address twice, and nobody else's", async () => {
    const found = await targets();
    expect(new Set(found.map(({ scrapeUrl }) => scrapeUrl)).size).toBe(expected.length);
    expect([...asked].sort()).toEqual(found.map(({ scrapeUrl }) => scrapeUrl).sort());
  });

  it("show who asks to those who want to know, and to nobody else", async () => {
    const shown = (await targets()).filter(({ scrapeUrl }) => scrapeUrl.startsWith("https://"));
    expect([...new Set(shown.map(({ labels }) => labels.job))].sort()).toEqual([
      "apiserver",
      "frr-k8s",
      "frr-k8s-controller",
      "kubelet",
      "metallb",
    ]);
  });

  it("leave what our own exporter says of other pools, and keep MetalLB's pools apart from ours", async () => {
    expect(await series("zhengyun_pool_info")).toMatchObject([{ city: "230100", pool: "230100-harbin" }]);
    expect(await series("metallb_allocator_addresses_total")).toMatchObject([
      { pool: POOL, exported_pool: "public", instance: "metallb-controller" },
    ]);
  });
});

/** `job instance`, and what a target has besides the pool's identity. */
function told({ job, instance, city, pool, ...more }: Labels): string {
  expect({ city, pool }).toEqual(identity);
  const rest = Object.entries(more).map(([name, value]) => `${name}=${value}`);
  return [job, instance, ...rest.sort()].join(" ");
}

/** Over TLS those are asked who want a token; the store wants its password; the rest is shown no secret. */
function mayRead(url: string, authorization: string | undefined, bearer: string): boolean {
  if (url.startsWith("https://")) return authorization === bearer;
  return authorization === (url.includes(":8428/") ? basic : undefined);
}

function metricsAt(url: string): string {
  if (url.includes(":9817/")) return 'zhengyun_pool_info{city="230100",pool="230100-harbin"} 1\n';
  const controller = provincePool.pods.find(({ name }) => name.startsWith("controller-5d8"));
  if (url.includes(`${controller?.address}:9120`))
    return 'metallb_allocator_addresses_total{pool="public"} 8\n';
  return "example_metric 1\n";
}
