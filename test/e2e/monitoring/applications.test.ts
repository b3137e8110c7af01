import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadEstate } from "../../../estate/index.js";
import { monitoringSpecs } from "../../../stacks/monitoring/monitoring-specs.js";
import { type ControlPlane, startControlPlane } from "../cluster/control-plane.js";
import { until } from "../until.js";
import { type Discovery, startDiscovery } from "./discovery.js";
import { type Answering, type Network, openNetwork } from "./network.js";
import { makeRunning, type RunningPod } from "./pool-objects.js";
import { type RunningPrometheus, startPrometheus } from "./prometheus.js";
import { discoveryClient, plainJob, writeTokenFile } from "./scrape-jobs.js";

const POOL = "industry-education";
const JOB = "application";

const { estate } = await loadEstate(join(import.meta.dirname, "../../../examples/heilongjiang"));
const spec = estate && [...monitoringSpecs(estate)].find(({ pool }) => pool === POOL);
const chart = spec?.props.charts.find((one) => one.chart === "kube-prometheus-stack");
const { prometheusSpec } = (chart?.values.prometheus ?? {}) as {
  prometheusSpec?: { additionalScrapeConfigs: readonly Readonly<Record<string, unknown>>[] };
};
const scraped = prometheusSpec?.additionalScrapeConfigs.find(({ job_name }) => job_name === JOB);
if (!scraped) throw new Error("the example's education cloud does not scrape its applications");

/** What only Prometheus can reach. */
const INSIDE = "http://10.96.0.90:9090/federate";

/** Says what it may, and all that it may not. */
const liar = `
orders_total{namespace="education-xueji",city="x",pool="x",job="node",instance="node-1"} 1
orders_of_yesterday 5 1000000
up 0
scrape_samples_scraped 1
pool:heartbeat:present{pool="x"} 1
zhengyun_pool_info{pool="x"} 1
kube_node_info{node="node-1"} 1
ALERTS{alertname="PoolDown",alertstate="firing"} 1
`;

const seriesOf = (count: number) => Array.from({ length: count }, (_, at) => `many{at="${at}"} 1\n`).join("");

/** The pods of an application that says where it shows metrics, and what each answers. */
const answers: Readonly<Record<string, ReturnType<Answering>>> = {
  "web-1": "orders_total 2\n",
  "web-2": "orders_total 3\n",
  "large-0": seriesOf(2_000),
  "liar-0": liar,
  "flood-0": seriesOf(2_001),
  "long-0": `long{text="${"x".repeat(257)}"} 1\n`,
  "wide-0": `wide{${Array.from({ length: 41 }, (_, at) => `l${at}="x"`).join(",")}} 1\n`,
  "heavy-0": `# ${"x".repeat(4 * 1024 * 1024)}\norders_total 1\n`,
  "mover-0": { location: INSIDE },
};

const pod = (namespace: string, name: string, host: number, ...ports: readonly number[]): RunningPod => ({
  namespace,
  name,
  node: "node-1",
  address: `100.64.1.${host}`,
  labels: {},
  ports,
});

const own = Object.keys(answers).map((name, at) => pod("education-enrolment", name, at + 1, 9100, 8080));
const others = [
  pod("education-enrolment", "database-0", 101, 5432),
  { ...pod("education-enrolment", "web-0", 102, 9100), isEvicted: true },
  // Declares no port for its metrics.
  pod("education-xueji", "web-1", 103, 9100),
  pod("kube-system", "web-1", 104, 9100),
];

type Labels = Readonly<Record<string, string>>;

describe("applications of the education cloud, scraped by a real Prometheus", () => {
  let plane: ControlPlane;
  let network: Network;
  let discovery: Discovery;
  let prometheus: RunningPrometheus;
  const asked = new Set<string>();

  beforeAll(async () => {
    plane = await startControlPlane({ name: "applications" });
    const nodes = [{ name: "node-1", address: "10.0.210.1" }];
    await makeRunning(plane, { nodes, pods: [...own, ...others], services: [] });
    const tokenFile = writeTokenFile(plane);
    network = await openNetwork(plane, (url) => {
      asked.add(url);
      const name = own.find(({ address }) => url === `http://${address}:9100/metrics`)?.name;
      return name ? answers[name] : undefined;
    });
    const [sought] = scraped.kubernetes_sd_configs as readonly object[];
    discovery = await startDiscovery({
      [JOB]: { ...discoveryClient({ access: plane, tokenFile }), ...sought },
    });
    const around = { proxy: network.proxy, discoveredAt: discovery.urlOf };
    prometheus = await startPrometheus({ config: { scrape_configs: [plainJob(scraped, JOB, around)] } });
    const deadline = Date.now() + 60_000;
    await until(async () => Date.now() > deadline || (await query("up")).length >= own.length);
  });
  afterAll(async () => {
    await prometheus?.stop();
    await discovery?.stop();
    network?.close();
    await plane?.stop();
  });

  const query = async (text: string) => {
    const answer = await fetch(`${prometheus.url}/api/v1/query?query=${encodeURIComponent(text)}`);
    const { data } = (await answer.json()) as {
      data: { result: readonly { metric: Labels; value: readonly [number, string] }[] };
    };
    return data.result.map(({ metric, value: [, value] }) => ({ metric, value }));
  };
  const told = { city: "230000", pool: POOL, job: JOB, namespace: "education-enrolment" };

  it("find the pods that an application declares, under its namespace and their names, and no others", async () => {
    const found = await query("up");
    expect(found.map(({ metric }) => metric).sort(byInstance)).toEqual(
      own.map(({ name }) => ({ __name__: "up", ...told, instance: name })).sort(byInstance),
    );
    expect([...asked].sort()).toEqual(own.map(({ address }) => `http://${address}:9100/metrics`).sort());
  });

  it("read who keeps within bounds, and refuse whole whoever does not or sends Prometheus elsewhere", async () => {
    const down = (await query("up == 0")).map(({ metric }) => metric.instance).sort();
    expect(down).toEqual(["flood-0", "heavy-0", "long-0", "mover-0", "wide-0"]);
    expect(asked).not.toContain(INSIDE);
  });

  it("let nobody say whose series are, or when they were", async () => {
    expect(await query('orders_total{instance="liar-0"}')).toEqual([
      {
        metric: {
          __name__: "orders_total",
          ...told,
          instance: "liar-0",
          exported_namespace: "education-xueji",
          exported_city: "x",
          exported_pool: "x",
          exported_job: "node",
          exported_instance: "node-1",
        },
        value: "1",
      },
    ]);
    expect((await query("orders_of_yesterday")).map(({ value }) => value)).toEqual(["5"]);
  });

  it("take no name that a rule reads or that goes up to the province", async () => {
    const names = (await query(`count by (__name__) ({job="${JOB}", instance="liar-0"})`)).map(
      ({ metric }) => metric.__name__,
    );
    expect(names.sort()).toEqual([
      "orders_of_yesterday",
      "orders_total",
      "scrape_duration_seconds",
      "scrape_samples_post_metric_relabeling",
      "scrape_samples_scraped",
      "scrape_series_added",
      "up",
    ]);
    expect((await query('up{instance="liar-0"}')).map(({ value }) => value)).toEqual(["1"]);
  });
});

function byInstance({ instance: one = "" }: Labels, { instance: other = "" }: Labels): number {
  return one < other ? -1 : 1;
}
