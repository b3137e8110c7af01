import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildObjects } from "../../../changes/build-objects.js";
import { normal } from "../../../changes/drift/normal.js";
import type { KubernetesObject } from "../../../constructs/kubernetes-object.js";
import { METRICS_DOOR } from "../../../constructs/monitoring/metrics-door/place.js";
import { loadEstate } from "../../../estate/index.js";
import { monitoringSpecs } from "../../../stacks/monitoring/monitoring-specs.js";
import { applyAll } from "../cluster/apply-objects.js";
import { type Connection, connect } from "../cluster/connection.js";
import type { ControlPlane } from "../cluster/control-plane.js";
import { kubectl } from "../cluster/kubectl.js";
import { startSmallPool } from "../stacks/small-pool.js";
import { until } from "../until.js";
import { type Door, startDoor } from "./door.js";
import { type RunningPrometheus, startPrometheus } from "./prometheus.js";

/** Shows the metrics of data-bureau. */
const shows = "data-bureau-identity";
const own = [shows, "data-bureau-licences"];
const other = "education-xueji";

const at = Math.floor(Date.now() / 1000) - 5;
const history = [
  "# TYPE orders gauge",
  ...[...own, other].map((one) => `orders{namespace="${one}"} 1 ${at}`),
];
const rules = {
  groups: [
    {
      name: "orders",
      interval: "1s",
      rules: [
        { record: "namespace:orders:sum", expr: "sum by (namespace) (orders)" },
        { alert: "Orders", expr: "orders > 0" },
        { alert: "PoolTrouble", expr: "vector(1)" },
      ],
    },
  ],
};

/** The door's objects in the province's pool of the example, as they would be applied. */
async function doorOfExample(): Promise<KubernetesObject[]> {
  const { estate } = await loadEstate(join(import.meta.dirname, "../../../examples/heilongjiang"));
  if (!estate) throw new Error("the example is not an estate");
  const specs = [...monitoringSpecs(estate)].filter(({ pool }) => pool === "230000-province");
  const objects = [...(await buildObjects(specs)).values()].flat();
  const isDoors = ({ kind, metadata }: KubernetesObject) =>
    metadata.namespace === METRICS_DOOR.namespace ||
    (kind === "Namespace" && metadata.name === METRICS_DOOR.namespace) ||
    kind === "ClusterRoleBinding";
  return objects.filter(isDoors);
}

describe("the door to departments' own metrics", () => {
  let plane: ControlPlane;
  let connection: Connection;
  let prometheus: RunningPrometheus;
  let door: Door;
  let objects: readonly KubernetesObject[];

  const tokenOf = async (namespace: string, account: string): Promise<string> => {
    const { body } = await connection.ask({
      method: "POST",
      path: `/api/v1/namespaces/${namespace}/serviceaccounts/${account}/token`,
      body: { apiVersion: "authentication.k8s.io/v1", kind: "TokenRequest", spec: {} },
    });
    return (JSON.parse(body) as { status: { token: string } }).status.token;
  };

  beforeAll(async () => {
    plane = await startSmallPool("door");
    connection = connect(plane);
    objects = await doorOfExample();
    await applyAll(plane, objects);
    prometheus = await startPrometheus({
      config: { rule_files: ["rules.yml"] },
      rules,
      history: `${history.join("\n")}\n`,
      // So that there is something to refuse.
      flags: ["--web.enable-admin-api", "--web.enable-remote-write-receiver", "--web.enable-lifecycle"],
    });
    const account = await tokenOf(METRICS_DOOR.namespace, METRICS_DOOR.name);
    door = await startDoor(objects, { ...plane, token: account }, prometheus.url);
    await until(async () => (await (await fetch(`${prometheus.url}/api/v1/alerts`)).text()).includes(other));
  });
  afterAll(async () => {
    await door?.stop();
    await prometheus?.stop();
    connection?.close();
    await plane?.stop();
  });

  /** What somebody of an account is answered, about some namespaces. */
  const ask = async (account: string, path: string, namespaces: readonly string[], more = "") => {
    const query = [...namespaces.map((one) => `namespace=${encodeURIComponent(one)}`), more];
    return await door.ask(await tokenOf(account, "default"), `${path}?${query.filter(Boolean).join("&")}`);
  };
  const status = async (...args: Parameters<typeof ask>) => (await ask(...args)).status;
  const data = async (...args: Parameters<typeof ask>) => {
    const { status: code, body } = await ask(...args);
    expect([code, body]).toEqual([200, body]);
    return (JSON.parse(body) as { data: never }).data;
  };
  const orders = `query=${encodeURIComponent("orders")}`;
  const namespacesOf = (found: { result: readonly { metric: { namespace: string } }[] }) =>
    found.result.map(({ metric }) => metric.namespace).sort();

  it("shows an application what is its department's, one namespace or several", async () => {
    expect(namespacesOf(await data(shows, "/api/v1/query", [shows], orders))).toEqual([shows]);
    expect(namespacesOf(await data(shows, "/api/v1/query", own, orders))).toEqual(own);
    const sum = `query=${encodeURIComponent("sum(orders)")}`;
    expect(await data(shows, "/api/v1/query", own, sum)).toMatchObject({
      result: [{ value: [expect.any(Number), "2"] }],
    });
    const range = `${orders}&start=${at}&end=${at + 1}&step=1`;
    expect(namespacesOf(await data(shows, "/api/v1/query_range", own, range))).toEqual(own);
  });

  it.each([
    ["another's namespace", [other]],
    ["another's beside its own", [shows, other]],
    ["its own beside another's", [other, shows]],
    ["the platform's", ["monitoring"]],
    ["a pattern for a name", [".*"]],
    ["two names in one", [`${shows}|${other}`]],
    ["the whole pool", [""]],
  ])("refuses it %s", async (_, namespaces) => {
    expect(await status(shows, "/api/v1/query", namespaces, orders)).toBe(403);
  });

  it("refuses a question about no namespace, and one by nobody", async () => {
    expect(await status(shows, "/api/v1/query", [], orders)).toBe(400);
    expect((await door.ask("nobody", `/api/v1/query?namespace=${shows}&${orders}`)).status).toBe(401);
  });

  it("refuses an application of the same department that shows nothing, and another department", async () => {
    expect(await status("data-bureau-licences", "/api/v1/query", ["data-bureau-licences"], orders)).toBe(403);
    expect(await status(other, "/api/v1/query", [other], orders)).toBe(403);
    expect(await status(other, "/api/v1/query", [shows], orders)).toBe(403);
  });

  it("is known of by whoever asks the API server for themselves", async () => {
    const told = async (namespace: string) => {
      const as = [
        `--as=system:serviceaccount:${shows}:default`,
        `--as-group=system:serviceaccounts:${shows}`,
      ];
      const what = ["auth", "can-i", "--list", `--namespace=${namespace}`];
      const { stdout } = await kubectl(plane, [...what, ...as, "--as-group=system:authenticated"]);
      return stdout.includes("series.metrics.zhengyun.io");
    };
    expect(await Promise.all([...own, other].map(told))).toEqual([true, true, false]);
  });

  it("opens to a department's people by their persona's role alone", async () => {
    const namespace = "health-records";
    expect(await status(namespace, "/api/v1/labels", [namespace])).toBe(403);
    await applyAll(plane, [
      {
        apiVersion: "rbac.authorization.k8s.io/v1",
        kind: "RoleBinding",
        metadata: { name: "somebody", namespace },
        roleRef: {
          apiGroup: "rbac.authorization.k8s.io",
          kind: "ClusterRole",
          name: "zhengyun:tenant-developer",
        },
        subjects: [{ kind: "ServiceAccount", name: "person", namespace }],
      },
      { apiVersion: "v1", kind: "ServiceAccount", metadata: { name: "person", namespace } },
    ]);
    const token = await tokenOf(namespace, "person");
    expect((await door.ask(token, `/api/v1/labels?namespace=${namespace}`)).status).toBe(200);
    expect((await door.ask(token, `/api/v1/labels?namespace=${other}`)).status).toBe(403);
  });

  it.each([
    `orders{namespace="${other}"}`,
    `orders{namespace=~"${other}"}`,
    `sum(orders{namespace="${other}"})`,
    `orders or orders{namespace="${other}"}`,
    `{__name__=~".+", namespace="${other}"}`,
    `max_over_time(orders{namespace="${other}"}[5m:1m])`,
    `absent(orders{namespace="${other}"})`,
    `orders{namespace!="${shows}"}`,
  ])("refuses %s, which is about other namespaces than its own", async (query) => {
    expect(await status(shows, "/api/v1/query", [shows], `query=${encodeURIComponent(query)}`)).toBe(400);
  });

  it.each([
    `orders{namespace=~".*"}`,
    `label_replace(orders, "namespace", "${other}", "", "")`,
    `count_values by (namespace) ("value", orders)`,
    `orders * on () group_left () count(orders)`,
    `{__name__=~".+"}`,
    "namespace:orders:sum",
    "ALERTS",
  ])("answers %s from its own series only", async (query) => {
    const { status: code, body } = await ask(
      shows,
      "/api/v1/query",
      [shows],
      `query=${encodeURIComponent(query)}`,
    );
    expect([code, body]).toEqual([200, body]);
    expect(body).not.toContain("PoolTrouble");
    // Whoever writes another's name over their own finds it there, with their own values.
    if (!query.startsWith("label_replace")) expect(body).not.toContain(other);
  });

  it("tells of labels, values, series, rules and alerts only what is its own", async () => {
    expect(await data(shows, "/api/v1/labels", [shows])).toEqual(
      expect.arrayContaining(["__name__", "namespace"]),
    );
    expect(await data(shows, "/api/v1/label/namespace/values", [shows])).toEqual([shows]);
    expect(await data(shows, "/api/v1/label/namespace/values", own)).toEqual(own);
    const about = (match: string) => `match[]=${encodeURIComponent(match)}`;
    expect(await data(shows, "/api/v1/series", [shows], about("orders"))).toEqual([
      { __name__: "orders", namespace: shows },
    ]);
    expect(await data(shows, "/api/v1/series", [shows], about(`orders{namespace="${other}"}`))).toEqual([]);
    for (const path of ["/api/v1/rules", "/api/v1/alerts"]) {
      const { body } = await ask(shows, path, [shows]);
      expect(body).toContain('"Orders"');
      expect(body).not.toMatch(new RegExp(`PoolTrouble|${other}|licences`));
    }
  });

  it.each([
    "/federate",
    "/metrics",
    "/graph",
    "/api/v1/targets",
    "/api/v1/metadata",
    "/api/v1/query_exemplars",
    "/api/v1/alertmanagers",
    "/api/v1/status/config",
    "/api/v1/status/tsdb",
    "/api/v1/admin/tsdb/snapshot",
    "/api/v1/write",
    "/api/v1/read",
    "/api/v2/silences",
    "/-/reload",
    "/-/quit",
    "/debug/pprof/heap",
    "/api/v1/label/a/b/values",
    "/api/v1/label/%2e%2e/%2e%2e/status/config/values",
    "/api/v1/query/../status/config",
    "/healthz",
  ])("has nothing at %s", async (path) => {
    const { status: code, body } = await ask(shows, path, [shows]);
    // Whoever writes dots is sent to where they lead, which is not there either.
    expect([301, 307, 404]).toContain(code);
    expect(body).not.toContain("orders");
  });

  it.each(["POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"])(
    "refuses %s, in whose body it would find namespaces it did not ask for",
    async (method) => {
      const token = await tokenOf(shows, "default");
      const form = { namespace: other, query: "orders" };
      const path = `/api/v1/query?namespace=${shows}`;
      expect((await door.ask(token, path, { method, form })).status).toBe(403);
    },
  );

  it("reads no body of a GET", async () => {
    const token = await tokenOf(shows, "default");
    const form = { namespace: other, query: "orders" };
    const { status: code, body } = await door.ask(token, `/api/v1/query?namespace=${shows}&${orders}`, {
      form,
    });
    expect([code, body.includes(other)]).toEqual([200, false]);
  });

  it("is found as it was made, when drift is looked for", async () => {
    const live = async ({ apiVersion, kind, metadata: { name, namespace } }: KubernetesObject) => {
      const root = apiVersion.includes("/") ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
      const where = namespace ? `/namespaces/${namespace}` : "";
      const plural = `${kind.toLowerCase().replace(/y$/, "ie")}s`;
      const { body } = await connection.ask({ method: "GET", path: `${root}${where}/${plural}/${name}` });
      return JSON.parse(body) as KubernetesObject;
    };
    for (const object of objects) {
      expect(normal(await live(object), object)).toEqual(normal(object, object));
    }
  });
});
