import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { decode } from "../../../isolation/objects/files.js";
import { readObjects } from "../../../isolation/objects/read.js";

/** Reads one stream; findings as `code line:column English message`. */
function read(text: string) {
  const { objects, findings, counts } = readObjects([{ file: "all.yaml", text }]);
  return {
    objects,
    counts,
    findings: findings.map(({ code, line, column, message }) => `${code} ${line}:${column} ${message.en}`),
  };
}

const policy = (spec: string) => `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: p, namespace: shop}
spec: ${spec}
`;

const deployment = `apiVersion: apps/v1
kind: Deployment
metadata: {name: web, namespace: shop}
spec:
  template:
    metadata: {labels: {app: web}}
    spec:
      containers: [{name: web, ports: [{name: http, containerPort: 8080}]}]
`;

describe("a stream of manifests", () => {
  test("is read past a malformed document, which is told with its line", () => {
    const { objects, findings, counts } = read(
      `---\n${deployment}---\nkind: [\n---\n# nothing\n---\n${policy("{podSelector: {}}")}`,
    );
    expect(findings).toEqual([
      "K8S001 11:8 document 2 cannot be parsed: deficient indentation; the rest is answered without it",
    ]);
    expect(objects.pods.map(({ name }) => name)).toEqual(["web"]);
    expect(objects.networkPolicies.map(({ name }) => name)).toEqual(["p"]);
    expect(counts).toEqual({ files: 1, documents: 3, objects: 2 });
  });

  test("may hold lists, typed lists whose items say no kind, and JSON", () => {
    const namespaces = { apiVersion: "v1", kind: "NamespaceList", items: [{ metadata: { name: "shop" } }] };
    const list = {
      apiVersion: "v1",
      kind: "List",
      items: [{ apiVersion: "v1", kind: "Pod", metadata: { name: "a" } }],
    };
    const { objects, findings } = read(`${JSON.stringify(namespaces)}\n---\n${JSON.stringify(list)}\n`);
    expect(findings).toEqual([]);
    expect(objects.namespaces.map(({ name, labels }) => [name, labels])).toEqual([
      ["shop", { "kubernetes.io/metadata.name": "shop" }],
    ]);
    expect(objects.pods.map(({ namespace, kind, name, origin }) => [namespace, kind, name, origin])).toEqual([
      ["default", "Pod", "a", { file: "all.yaml", document: 1, path: ["items", 0] }],
    ]);
  });

  test("may be gzipped; broken gzip and bytes that are no text are told", () => {
    expect(decode(gzipSync(deployment), "a.yaml.gz").text).toBe(deployment);
    const broken = decode(gzipSync(deployment).subarray(0, 40), "b.gz");
    const binary = decode(Buffer.from([0xff, 0xfe, 0x00]), "c.yaml");
    expect(readObjects([broken, binary]).findings.map(({ file, message }) => [file, message.en])).toEqual([
      ["b.gz", "cannot be read: its gzip data is broken"],
      ["c.yaml", "cannot be read: it is no UTF-8 text"],
    ]);
  });

  test("names kinds that may decide reachability, unknown kinds once, and what is no object", () => {
    const rival = "apiVersion: cilium.io/v2\nkind: CiliumNetworkPolicy\nmetadata: {name: c}\n";
    const foreign = "apiVersion: shop.example/v1\nkind: Basket\nmetadata: {name: b}\n";
    const harmless = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: m}\n";
    const { findings } = read([rival, foreign, foreign, harmless, "replicas: 3\n"].join("---\n"));
    expect(findings).toEqual([
      "K8S004 1:1 CiliumNetworkPolicy (cilium.io/v2) may change who reaches whom; it is not understood and left out",
      "K8S005 5:1 unknown kind Basket (shop.example/v1) is left out; others of the kind are not told about",
      "K8S003 17:1 document 5 is no Kubernetes object (it has no kind or no metadata.name) and is left out",
    ]);
  });

  test("tells an object that stands twice, and keeps the later one", () => {
    const { objects, findings } = read(`${deployment}---\n${deployment.replace("app: web", "app: other")}`);
    expect(findings).toEqual([
      "K8S006 10:1 Deployment shop/web stood in all.yaml#1 already; this one counts",
    ]);
    expect(objects.pods.map(({ labels }) => labels)).toEqual([{ app: "other" }]);
  });

  test("tells labels that are no texts and reads them as they are written", () => {
    const { objects, findings } = read(
      "apiVersion: v1\nkind: Namespace\nmetadata: {name: n, labels: {tier: 1}}\n",
    );
    expect(findings).toEqual(["K8S007 3:36 metadata.labels.tier must be a text: put it in quotes"]);
    expect(objects.namespaces[0]?.labels).toEqual({ tier: "1", "kubernetes.io/metadata.name": "n" });
  });
});

describe("a network policy", () => {
  const rules = (spec: string) => {
    const { objects, findings } = read(policy(spec));
    const [{ ingress, egress, typesUnreadable, pods } = { pods: undefined }] = objects.networkPolicies;
    return { ingress, egress, typesUnreadable, pods, findings };
  };

  test("isolates for ingress where no type is declared, and for egress where it has egress rules", () => {
    expect(rules("{podSelector: {}}")).toMatchObject({ ingress: [], egress: undefined });
    expect(rules("{podSelector: {}, policyTypes: [], egress: [{}]}")).toMatchObject({
      ingress: [],
      egress: [{ peers: "any", ports: "any" }],
    });
    expect(rules("{policyTypes: [Egress], ingress: [{}], egress: }")).toMatchObject({
      ingress: undefined,
      egress: [],
      pods: { requirements: [], unreadable: false },
    });
  });

  test("means everybody by an empty list of peers, its own namespace by a missing namespace selector", () => {
    const from =
      "[{podSelector: {}}, {namespaceSelector: {}}, {namespaceSelector: {matchLabels: {a: b}}, podSelector: }]";
    expect(rules(`{podSelector: {}, ingress: [{from: []}, {from: ${from}}]}`).ingress).toEqual([
      { peers: "any", ports: "any" },
      {
        peers: [
          { kind: "pods", namespaces: "own", pods: { requirements: [], unreadable: false } },
          {
            kind: "pods",
            namespaces: { requirements: [], unreadable: false },
            pods: { requirements: [], unreadable: false },
          },
          {
            kind: "pods",
            namespaces: { requirements: [{ key: "a", operator: "In", values: ["b"] }], unreadable: false },
            pods: { requirements: [], unreadable: false },
          },
        ],
        ports: "any",
      },
    ]);
  });

  test("has ports by number, range, name and whole protocol", () => {
    const ports = "[{port: 80}, {protocol: UDP, port: 5000, endPort: 5010}, {protocol: SCTP}, {port: http}]";
    expect(rules(`{podSelector: {}, ingress: [{ports: ${ports}}]}`)).toMatchObject({
      findings: [],
      ingress: [
        {
          ports: [
            { kind: "numbers", protocol: "TCP", first: 80, last: 80 },
            { kind: "numbers", protocol: "UDP", first: 5000, last: 5010 },
            { kind: "numbers", protocol: "SCTP", first: 1, last: 65535 },
            { kind: "name", protocol: "TCP", name: "http" },
          ],
        },
      ],
    });
  });

  test("keeps what can be read of it, and tells each part that cannot", () => {
    const peers = "[{ipBlock: {cidr: 10.0.0.0}}, {}, {ipBlock: {cidr: 10.0.0.0/8, except: [x]}}]";
    const ports =
      "[{port: 0}, {port: 90, endPort: 80}, {port: http, endPort: 9}, {protocol: ICMP}, {endPort: 9}]";
    const selector =
      "{matchExpressions: [{key: a, operator: Is}, {key: b, operator: In}, {key: c, operator: Exists}]}";
    const spec = `{podSelector: ${selector}, policyTypes: [Ingres], ingress: [{from: ${peers}, ports: ${ports}}]}`;
    const read = rules(spec);
    expect(read.findings.map((finding) => finding.replace(/^K8S007 4:\d+ spec\./, ""))).toEqual([
      "podSelector.matchExpressions.0.operator must be In, NotIn, Exists or DoesNotExist",
      "podSelector.matchExpressions.1.values must not be empty with In",
      "policyTypes.0 must be Ingress or Egress",
      "ingress.0.from.0.ipBlock.cidr must be a network such as 10.23.0.0/16",
      "ingress.0.from.1 must have podSelector, namespaceSelector or both, or ipBlock alone",
      "ingress.0.from.2.ipBlock.except.0 must be a network",
      "ingress.0.ports.0.port must be a whole number from 1 to 65535",
      "ingress.0.ports.1.endPort must be a whole number from 90 to 65535",
      "ingress.0.ports.2.endPort cannot stand beside a port's name",
      "ingress.0.ports.3.protocol must be TCP, UDP or SCTP",
      "ingress.0.ports.4.endPort needs a port beside it",
    ]);
    expect(read).toMatchObject({
      typesUnreadable: true,
      pods: { requirements: [{ key: "c", operator: "Exists", values: [] }], unreadable: true },
      egress: [],
    });
    expect(read.ingress?.[0]?.peers).toEqual(Array(3).fill({ kind: "unreadable" }));
    expect(read.ingress?.[0]?.ports).toEqual(Array(5).fill({ kind: "unreadable" }));
  });
});

describe("a cluster network policy", () => {
  const cluster = (spec: string) =>
    read(
      `apiVersion: policy.networking.k8s.io/v1alpha2\nkind: ClusterNetworkPolicy\nmetadata: {name: c}\nspec: ${spec}\n`,
    );

  test("has a tier, a priority, a subject and ordered rules", () => {
    const protocols =
      "[{tcp: {destinationPort: {number: 80}}}, {udp: {destinationPort: {range: {start: 1, end: 9}}}}, {destinationNamedPort: dns}]";
    const to =
      "[{networks: [10.0.0.0/8, '::/0']}, {nodes: {}}, {pods: {namespaceSelector: {}, podSelector: {matchLabels: {a: b}}}}]";
    const { objects, findings } = cluster(
      `{tier: Admin, priority: 7, subject: {namespaces: {}}, egress: [{name: out, action: Accept, to: ${to}, protocols: ${protocols}}]}`,
    );
    const all = { requirements: [], unreadable: false };
    expect(findings).toEqual([]);
    expect(objects.clusterPolicies).toEqual([
      {
        name: "c",
        labels: {},
        annotations: {},
        origin: { file: "all.yaml", document: 0, path: [] },
        tier: "Admin",
        priority: 7,
        subject: { namespaces: all, pods: all },
        ingress: [],
        egress: [
          {
            action: "Accept",
            name: "out",
            peers: [
              { kind: "block", cidr: "10.0.0.0/8", except: [] },
              { kind: "block", cidr: "::/0", except: [] },
              { kind: "elsewhere" },
              {
                kind: "pods",
                namespaces: all,
                pods: { requirements: [{ key: "a", operator: "In", values: ["b"] }], unreadable: false },
              },
            ],
            ports: [
              { kind: "numbers", protocol: "TCP", first: 80, last: 80 },
              { kind: "numbers", protocol: "UDP", first: 1, last: 9 },
              { kind: "name", name: "dns" },
            ],
          },
        ],
      },
    ]);
  });

  test("fails closed at a peer of no known type", () => {
    const rule = (action: string) => `{action: ${action}, from: [{namespaces: {}}, {planets: {}}]}`;
    const { objects, findings } = cluster(
      `{tier: Baseline, priority: 0, subject: {namespaces: {}}, ingress: [${rule("Accept")}, ${rule("Pass")}]}`,
    );
    expect(findings.map((finding) => finding.replace(/^K8S008 4:\d+ /, ""))).toEqual([
      "a peer of rule 0 is of no known type; it fails closed: Accept matches nothing",
      "a peer of rule 1 is of no known type; it fails closed: Pass denies everything",
    ]);
    expect(objects.clusterPolicies[0]?.ingress).toEqual([
      { action: "Accept", peers: [], ports: "any" },
      { action: "Deny", peers: "any", ports: "any" },
    ]);
  });

  test("is left out where the API server would refuse it whole", () => {
    const { objects, findings } = cluster("{tier: Top, priority: 1, subject: {namespaces: {}}}");
    expect(findings).toEqual(["K8S007 4:14 spec.tier must be Admin or Baseline"]);
    expect(objects.clusterPolicies).toEqual([]);
  });
});
