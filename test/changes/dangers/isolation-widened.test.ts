import { describe, expect, it } from "vitest";
import {
  blockPeer,
  type ChangeJson,
  changeJson,
  namespacePeer,
  namespaceValues,
  policyValues,
  releaseValues,
  tcp,
} from "../plan-json.js";
import { found } from "./found.js";

const namespace = namespaceValues("education", "xueji");
const there = changeJson("kubernetes_namespace_v1.x", namespace, namespace);
const comes = changeJson("kubernetes_namespace_v1.x", undefined, namespace);
const goes = changeJson("kubernetes_namespace_v1.x", namespace, undefined);

const deny = policyValues("default-deny", "education-xueji", {});
const opening = (grant: string, ...peers: readonly unknown[]) =>
  policyValues(
    "opening",
    "education-xueji",
    { egress: [{ peers, ports: [tcp("8443")] }] },
    { "zhengyun.io/grant": grant },
  );
const policy = (before: object | undefined, after: object | undefined): ChangeJson =>
  changeJson("kubernetes_network_policy_v1.p", before as never, after as never);
const identity = namespacePeer("data-bureau-identity");

describe("isolation is widened", () => {
  it("when a default deny goes and its namespace stays", () => {
    expect(found("isolation-widened", [there, policy(deny, undefined)])).toEqual([
      "NetworkPolicy education-xueji/default-deny no longer refuses what nothing permits",
    ]);
    expect(found("isolation-widened", [goes, policy(deny, undefined)])).toEqual([]);
  });

  it("when a default deny is loosened", () => {
    const oneWay = policyValues("default-deny", "education-xueji", {}, {}, ["Ingress"]);
    expect(found("isolation-widened", [there, policy(deny, oneWay)])).toEqual([
      "NetworkPolicy education-xueji/default-deny: no longer rules egress",
    ]);
  });

  it("when a policy gains a peer, even one of a grant: what was approved was less", () => {
    const before = opening("g-0001", identity);
    expect(
      found("isolation-widened", [
        there,
        policy(before, opening("g-0001", identity, blockPeer("10.23.2.0/28"))),
      ]),
    ).toEqual(["NetworkPolicy education-xueji/opening: to 10.23.2.0/28, tcp/8443"]);
    expect(
      found("isolation-widened", [
        there,
        policy(opening("g-0001", identity, blockPeer("10.23.2.0/28")), before),
      ]),
    ).toEqual([]);
  });

  it("when an opening comes to a place that was there, unless a grant in force stands for it", () => {
    const told = ["NetworkPolicy education-xueji/opening: to namespace data-bureau-identity, tcp/8443"];
    expect(found("isolation-widened", [there, policy(undefined, opening("g-0001", identity))])).toEqual([]);
    expect(found("isolation-widened", [there, policy(undefined, opening("g-9999", identity))])).toEqual(told);
    expect(
      found("isolation-widened", [there, policy(undefined, opening("g-0001", identity))], "2099-01-01"),
    ).toEqual(told);
  });

  it("but not by what comes with its namespace, or with a stack that is new altogether", () => {
    const other = changeJson(
      "kubernetes_namespace_v1.y",
      namespaceValues("a", "b"),
      namespaceValues("a", "b"),
    );
    expect(
      found("isolation-widened", [comes, other, policy(undefined, opening("g-9999", identity))]),
    ).toEqual([]);
    expect(found("isolation-widened", [policy(undefined, opening("g-9999", identity))])).toEqual([]);
  });

  it("when a policy of the whole cluster goes", () => {
    const cluster = {
      apiVersion: "policy.networking.k8s.io/v1alpha2",
      kind: "ClusterNetworkPolicy",
      metadata: { name: "zones" },
    };
    const change = changeJson("helm_release.x", releaseValues("x", [cluster]), releaseValues("x", []));
    expect(found("isolation-widened", [change])).toEqual([
      "ClusterNetworkPolicy zones no longer refuses what nothing permits",
    ]);
  });
});
