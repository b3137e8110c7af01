import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { runReach } from "../../../cli/reach/run.js";
import { contextOf } from "../context.js";
import { folderWith } from "../folder-with.js";

const asked = { from: undefined, to: undefined, estate: undefined, port: undefined, at: undefined, fail: [] };
const options = { matrix: true, csv: false, audit: false, pool: [], podCidr: [] };

/** What a program reads: the answer as JSON, in its order. */
async function answerAbout(manifests: string) {
  const { json } = await runReach({ ...asked, ...options, manifests }, contextOf("."));
  return JSON.parse(JSON.stringify(json));
}

/** A dump as `kubectl get --output json` writes it: a List, here of a Deployment with two live pods and of a database. */
const pod = (name: string, app: string, podIP: string, owner: object) => ({
  apiVersion: "v1",
  kind: "Pod",
  metadata: { name, namespace: "shop", labels: { app }, ownerReferences: [{ controller: true, ...owner }] },
  spec: { containers: [{ name: app, ports: [{ name: "sql", containerPort: 5432 }] }] },
  status: { phase: "Running", podIP, podIPs: [{ ip: podIP }] },
});
const set = { kind: "ReplicaSet", name: "web-5d4f" };
const items = [
  { apiVersion: "v1", kind: "Namespace", metadata: { name: "shop" } },
  {
    apiVersion: "apps/v1",
    kind: "ReplicaSet",
    metadata: {
      name: "web-5d4f",
      namespace: "shop",
      ownerReferences: [{ controller: true, kind: "Deployment", name: "web" }],
    },
    spec: { template: { metadata: { labels: { app: "web" } }, spec: { containers: [{ name: "web" }] } } },
  },
  pod("web-5d4f-1", "web", "10.1.0.1", set),
  pod("web-5d4f-2", "web", "10.1.0.2", set),
  pod("db-0", "db", "10.1.0.3", { kind: "StatefulSet", name: "db" }),
  {
    apiVersion: "networking.k8s.io/v1",
    kind: "NetworkPolicy",
    metadata: { name: "db", namespace: "shop" },
    spec: {
      podSelector: { matchLabels: { app: "db" } },
      policyTypes: ["Ingress", "Egress"],
      ingress: [
        { from: [{ podSelector: { matchLabels: { app: "web" } } }], ports: [{ port: "sql" }, { port: 80 }] },
        { from: [{ ipBlock: { cidr: "192.0.2.0/25" } }, { ipBlock: { cidr: "192.0.2.128/25" } }] },
      ],
      egress: [
        { to: [{ ipBlock: { cidr: "2001:db8::/32", except: ["2001:db8:1::/48"] } }], ports: [{ port: 443 }] },
      ],
    },
  },
  {
    apiVersion: "networking.k8s.io/v1",
    kind: "NetworkPolicy",
    metadata: { name: "web", namespace: "shop" },
    spec: {
      podSelector: { matchLabels: { app: "web" } },
      policyTypes: ["Ingress", "Egress"],
      egress: [{ to: [{ podSelector: {} }], ports: [{ protocol: "TCP", port: "sql" }, { port: "metrics" }] }],
    },
  },
];

describe("reach --matrix --json", () => {
  test("is exactly this, of a gzipped dump of a cluster", async () => {
    const folder = folderWith({ "none.yaml": "# nothing\n" });
    writeFileSync(
      join(folder, "dump.json.gz"),
      gzipSync(JSON.stringify({ apiVersion: "v1", kind: "List", items })),
    );
    const answer = await answerAbout(folder);
    expect(Object.keys(answer)).toEqual(["peers", "allowed", "unknown", "findings"]);
    const db = "shop/StatefulSet/db";
    expect(answer).toEqual({
      peers: [
        { id: "shop/Deployment/web" },
        { id: db },
        { id: "ip:0.0.0.0-192.0.1.255" },
        { id: "ip:192.0.2.0-192.0.2.255" },
        { id: "ip:192.0.3.0-255.255.255.255" },
        { id: "ip:::-2001:db7:ffff:ffff:ffff:ffff:ffff:ffff" },
        { id: "ip:2001:db8::-2001:db8:0:ffff:ffff:ffff:ffff:ffff" },
        { id: "ip:2001:db8:1::-2001:db8:1:ffff:ffff:ffff:ffff:ffff" },
        { id: "ip:2001:db8:2::-2001:db8:ffff:ffff:ffff:ffff:ffff:ffff" },
        { id: "ip:2001:db9::-ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff" },
      ],
      allowed: [
        { from: "ip:192.0.2.0-192.0.2.255", to: db, ports: ["SCTP/1-65535", "TCP/1-65535", "UDP/1-65535"] },
        { from: "shop/Deployment/web", to: db, ports: ["TCP/5432"] },
        { from: db, to: "ip:2001:db8:2::-2001:db8:ffff:ffff:ffff:ffff:ffff:ffff", ports: ["TCP/443"] },
        { from: db, to: "ip:2001:db8::-2001:db8:0:ffff:ffff:ffff:ffff:ffff", ports: ["TCP/443"] },
      ],
      // Nothing declares the port that is called metrics: it may be 80, which the database lets in.
      unknown: [{ from: "shop/Deployment/web", to: db, ports: ["TCP/80"] }],
      findings: [expect.objectContaining({ code: "ISO008", file: "dump.json.gz", line: 1 })],
    });
  });

  test("has no findings where there are none", async () => {
    const folder = folderWith({ "a.json": JSON.stringify(items.slice(0, 1)) });
    expect(Object.keys(await answerAbout(folder))).toEqual(["peers", "allowed", "unknown"]);
  });
});
