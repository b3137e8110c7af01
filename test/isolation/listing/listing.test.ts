import { describe, expect, test } from "vitest";
import { listingOf } from "../../../isolation/listing/listing.js";
import { worldOfManifests } from "../../../isolation/world.js";
import { folderWith } from "../../cli/folder-with.js";
import { shopFolder } from "../shop.js";

const all = ["SCTP/1-65535", "TCP/1-65535", "UDP/1-65535"];

function listing(folder: string, networks: readonly string[] = []) {
  const { peers, allowed, unknown } = listingOf(worldOfManifests(folder, networks));
  const lines = (pairs: typeof allowed) => pairs.map(({ from, to, ports }) => [from, to, ports]);
  return { peers: peers.map(({ id }) => id), allowed: lines(allowed), unknown: lines(unknown) };
}

describe("the listing of a cluster", () => {
  test("has every pair that is not denied, workloads under their owners, addresses in merged stretches", () => {
    const outside = [
      "ip:0.0.0.0-202.255.255.255",
      "ip:203.0.0.0-203.0.112.255",
      "ip:203.0.113.0-203.0.113.255",
    ];
    const rest = ["ip:203.0.114.0-203.255.255.255", "ip:204.0.0.0-255.255.255.255"];
    const addresses = [...outside, ...rest];
    const free = ["bank/Deployment/api", "open/Pod/tool"];
    expect(listing(shopFolder(), ["10.244.0.0/16"])).toEqual({
      peers: [
        "bank/Deployment/api",
        "open/Pod/tool",
        "shop/Deployment/web",
        "shop/StatefulSet/db",
        ...addresses,
      ],
      allowed: [
        ...addresses.slice(0, 0),
        ...["bank/Deployment/api"].flatMap((from) => [
          ...addresses.map((to) => [from, to, all]).sort(),
          [from, "open/Pod/tool", all],
          [from, "shop/Deployment/web", ["TCP/8080"]],
        ]),
        ...addresses.flatMap((from) => free.map((to) => [from, to, all])),
        ["open/Pod/tool", "bank/Deployment/api", all],
        ...addresses.map((to) => ["open/Pod/tool", to, all]),
        ["shop/Deployment/web", "ip:203.0.0.0-203.0.112.255", ["TCP/443"]],
        ["shop/Deployment/web", "ip:203.0.114.0-203.255.255.255", ["TCP/443"]],
        ["shop/Deployment/web", "shop/StatefulSet/db", ["TCP/5432"]],
      ].sort((a, b) => (`${a[0]} ${a[1]}` < `${b[0]} ${b[1]}` ? -1 : 1)),
      unknown: [],
    });
  });

  test("says unknown where a block may hold a pod whose address nobody tells", () => {
    expect(listing(shopFolder()).unknown).toEqual([
      ["shop/Deployment/web", "bank/Deployment/api", ["TCP/443"]],
      ["shop/Deployment/web", "open/Pod/tool", ["TCP/443"]],
    ]);
  });

  test("lists IPv6 only where something speaks of it", () => {
    const pod = (ip: string) =>
      `{apiVersion: v1, kind: Pod, metadata: {name: a}, spec: {containers: [{name: c}]}, status: {podIP: "${ip}"}}`;
    expect(listing(folderWith({ "a.yaml": pod("10.0.0.1") })).peers).toEqual([
      "default/Pod/a",
      "ip:0.0.0.0-255.255.255.255",
    ]);
    expect(listing(folderWith({ "a.yaml": pod("fd00::1") })).peers).toEqual([
      "default/Pod/a",
      "ip:0.0.0.0-255.255.255.255",
      "ip:::-ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
    ]);
  });

  test("takes the pods of one owner together: what one of them may, the workload may", () => {
    const pod = (name: string, color: string) => `---
apiVersion: v1
kind: Pod
metadata:
  name: ${name}
  labels: {color: ${color}}
  ownerReferences: [{kind: StatefulSet, name: mix, controller: true}]
spec: {containers: [{name: c}]}
`;
    const guard = `---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: red}
spec: {podSelector: {matchLabels: {color: red}}, policyTypes: [Egress], egress: [{ports: [{port: 53, protocol: UDP}]}]}
`;
    const other =
      "---\napiVersion: v1\nkind: Pod\nmetadata: {name: other}\nspec: {containers: [{name: c}]}\n";
    const both = listing(folderWith({ "a.yaml": pod("a", "red") + pod("b", "blue") + guard + other }));
    const red = listing(folderWith({ "a.yaml": pod("a", "red") + guard + other }));
    const between = (lines: unknown[][]) =>
      lines.filter(([from, to]) => from === "default/StatefulSet/mix" && to === "default/Pod/other");
    expect(between(both.allowed)).toEqual([["default/StatefulSet/mix", "default/Pod/other", all]]);
    expect(between(red.allowed)).toEqual([["default/StatefulSet/mix", "default/Pod/other", ["UDP/53"]]]);
  });

  test("puts pods into namespaces that have none when the input has no pods at all", () => {
    const policies = `apiVersion: v1
kind: Namespace
metadata: {name: ours}
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: dns, namespace: ours}
spec:
  podSelector: {}
  policyTypes: [Ingress, Egress]
  egress:
    - to: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: kube-system}}, podSelector: {matchLabels: {k8s-app: kube-dns}}}]
      ports: [{port: 53, protocol: UDP}]
`;
    expect(listing(folderWith({ "a.yaml": policies }))).toEqual({
      peers: [
        "kube-system/Pod/*",
        "kube-system/Pod/*[k8s-app=kube-dns]",
        "ours/Pod/*",
        "ip:0.0.0.0-255.255.255.255",
      ],
      allowed: [["ours/Pod/*", "kube-system/Pod/*[k8s-app=kube-dns]", ["UDP/53"]]],
      unknown: [["ours/Pod/*", "kube-system/Pod/*", ["UDP/53"]]],
    });
  });
});
