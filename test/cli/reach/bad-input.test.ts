import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { runReach } from "../../../cli/reach/run.js";
import { Engine } from "../../../isolation/engine/engine.js";
import { textFiles } from "../../../isolation/objects/files.js";
import { readObjects } from "../../../isolation/objects/read.js";
import { shop } from "../../isolation/shop.js";
import { contextOf } from "../context.js";
import { folderWith } from "../folder-with.js";

const options = {
  estate: undefined,
  matrix: false,
  csv: false,
  audit: false,
  pool: [],
  at: undefined,
  fail: [],
};

/** The verdict, and findings as `code file:line`. */
async function ask(manifests: string, from: string, to: string, port?: string) {
  const podCidr = ["10.244.0.0/16"];
  const { json } = await runReach({ ...options, from, to, port, podCidr, manifests }, contextOf("."));
  const { verdict, findings = [] } = json as {
    verdict: string;
    findings?: { code: string; file: string; line: number }[];
  };
  return { verdict, findings: findings.map(({ code, file, line }) => `${code} ${file}:${line}`) };
}

const policy = (name: string, spec: string, namespace = "shop") =>
  `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: ${name}, namespace: ${namespace}}\nspec: ${spec}\n`;

/** Everything that can be wrong, one a document; each says one line further down than the last where it is. */
const faults = [
  ["K8S001", "kind: [\n"],
  ["K8S003", "replicas: 3\n"],
  ["K8S004", "apiVersion: cilium.io/v2\nkind: CiliumNetworkPolicy\nmetadata: {name: c}\n"],
  ["K8S005", "apiVersion: shop.example/v1\nkind: Basket\nmetadata: {name: b}\n"],
  [
    "K8S006",
    "apiVersion: v1\nkind: Namespace\nmetadata: {name: twice}\n---\napiVersion: v1\nkind: Namespace\nmetadata: {name: twice}\n",
  ],
  ["K8S007", "apiVersion: v1\nkind: Namespace\nmetadata: {name: n, labels: {tier: 1}}\n"],
  ["ISO007", policy("lost", "{podSelector: {matchLabels: {app: nobody}}}")],
  [
    "ISO008",
    policy("named", "{podSelector: {matchLabels: {app: db}}, ingress: [{ports: [{port: nothing}]}]}"),
  ],
] as const;

describe("reach about manifests that are partly wrong", () => {
  test.each(faults)("tells %s with file and line, and answers the rest as before", async (code, text) => {
    const clean = await ask(folderWith({ "shop.yaml": shop }), "shop/web", "shop/db", "tcp/5432");
    expect(clean).toEqual({ verdict: "allowed", findings: [] });
    const folder = folderWith({ "a.yaml": `---\n${text}---\n# the end\n`, "shop.yaml": shop });
    const { verdict, findings } = await ask(folder, "shop/web", "shop/db", "tcp/5432");
    expect(verdict).toBe("allowed");
    expect(findings).toEqual([expect.stringMatching(new RegExp(`^${code} a\\.yaml:[2-9]$`))]);
  });

  test("tells all of them at once, each once, in a gzipped stream as well", async () => {
    const folder = folderWith({ "shop.yaml": shop });
    writeFileSync(join(folder, "a.yaml.gz"), gzipSync(faults.map(([, text]) => text).join("---\n")));
    const { verdict, findings } = await ask(folder, "shop/web", "shop/db", "tcp/5432");
    expect(verdict).toBe("allowed");
    expect(findings.map((finding) => finding.replace(/:\d+$/, "")).sort()).toEqual(
      faults.map(([code]) => `${code} a.yaml.gz`).sort(),
    );
  });

  test.each([
    ["a name of a port that nothing declares", "ingress: [{ports: [{port: nothing}]}]"],
    ["a peer that cannot be read", "ingress: [{from: [{ipBlock: {cidr: 10.0.0.0}}]}]"],
    [
      "a selector that cannot be read",
      "ingress: [{from: [{namespaceSelector: {matchExpressions: [{key: a, operator: Is}]}}]}]",
    ],
    ["a port that cannot be read", "ingress: [{ports: [{protocol: ICMP}]}]"],
    ["policyTypes that cannot be read", "policyTypes: [Ingres]"],
  ])("never says denied for %s", async (_, rest) => {
    const only = `${shop}---\n${policy("vague", `{podSelector: {matchLabels: {app: api}}, ${rest}}`, "bank")}`;
    const { verdict, findings } = await ask(
      folderWith({ "a.yaml": only }),
      "open/tool",
      "bank/api",
      "tcp/9999",
    );
    expect(verdict).toBe("unknown");
    expect(findings.length).toBeGreaterThan(0);
  });
});

describe("IPv6", () => {
  const own = (ip: string) => `apiVersion: v1
kind: Pod
metadata: {name: six, namespace: open}
spec: {containers: [{name: six}]}
status: {phase: Running, podIP: "${ip}", podIPs: [{ip: "${ip}"}]}
`;
  const rule = `{podSelector: {matchLabels: {app: db}}, ingress: [{from: [{ipBlock: {cidr: "2001:DB8::/32", except: ["2001:db8:1::/48"]}}]}]}`;

  test.each([
    ["2001:db8::1", "allowed"],
    ["2001:0db8:0001::1", "denied"],
    ["::ffff:10.1.0.1", "denied"],
  ])("is compared as numbers, however it is written: %s", async (ip, verdict) => {
    const folder = folderWith({ "a.yaml": `${shop}---\n${own(ip)}---\n${policy("six", rule)}` });
    expect(await ask(folder, "open/six", "shop/db", "tcp/1")).toEqual({ verdict, findings: [] });
    expect((await ask(folder, ip, "shop/db", "tcp/1")).verdict).toBe(verdict);
  });
});

test("a folder of two thousand files is read one after the other, all of them", () => {
  const files = Array.from({ length: 2_000 }, (_, index) => {
    const text = policy(`p-${index}`, "{podSelector: {}}", `n-${index % 100}`);
    return [`${index % 50}/${index}.yaml`, index % 400 === 7 ? `kind: [\n---\n${text}` : text] as const;
  });
  const { objects, findings, counts } = readObjects(textFiles(folderWith(Object.fromEntries(files))));
  expect(counts).toEqual({ files: 2_000, documents: 2_005, objects: 2_000 });
  expect(findings.map(({ code, line }) => `${code} ${line}`)).toEqual(Array(5).fill("K8S001 1"));
  expect(new Engine(objects).compiled.size).toBe(2_000);
});
