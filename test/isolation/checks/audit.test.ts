import { describe, expect, test } from "vitest";
import { findingsAbout } from "../../../isolation/checks.js";
import { worldOfManifests } from "../../../isolation/world.js";
import { folderWith } from "../../cli/folder-with.js";
import { shop } from "../shop.js";

/** Findings about the shop with something more in it: code, line, message. */
async function audit(more: string, base = shop) {
  const world = worldOfManifests(folderWith({ "shop.yaml": `${base}---\n${more}` }), ["10.244.0.0/16"]);
  const findings = await findingsAbout(world, "audit");
  return findings.map(({ code, line, message }) => `${code} ${line - base.split("\n").length} ${message.en}`);
}

const policy = (name: string, spec: string) =>
  `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: ${name}, namespace: shop}\nspec: ${spec}\n`;

const cluster = (name: string, tier: string, ingress: string) =>
  `apiVersion: policy.networking.k8s.io/v1alpha2\nkind: ClusterNetworkPolicy\nmetadata: {name: ${name}}\nspec: {tier: ${tier}, priority: 10, subject: {namespaces: {}}, ingress: ${ingress}}\n`;

describe("an audit of manifests", () => {
  test("finds nothing in the shop as it is", async () => {
    expect(await audit("# nothing more\n")).toEqual([]);
  });

  test("tells selectors that select nothing and port names that name nothing, at their places", async () => {
    const lost = policy(
      "lost",
      "{podSelector: {matchLabels: {app: wep}}, ingress: [{from: [{podSelector: {}}, {podSelector: {matchLabels: {app: dp}}}], ports: [{port: htpp}]}]}",
    );
    expect(await audit(lost)).toEqual([
      "ISO007 4 spec.podSelector of shop/lost selects no pod",
      "ISO007 4 spec.ingress[0].from[1] of shop/lost selects no pod",
      "ISO008 4 spec.ingress[0] of shop/lost names port htpp, which no pod declares; what depends on it is unknown",
    ]);
  });

  test("tells a rule that others make redundant, and keeps the first of two equal ones", async () => {
    const again = policy(
      "again",
      "{podSelector: {matchLabels: {app: db}}, ingress: [{from: [{podSelector: {matchLabels: {app: web}}}], ports: [{port: 5432}]}]}",
    );
    expect(await audit(again)).toEqual([
      "ISO010 4 spec.ingress[0] of shop/again is redundant: other rules let all of it through",
    ]);
  });

  test("does not hold rules of different grants against each other", async () => {
    const granted = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: again, namespace: shop, labels: {zhengyun.io/grant: g-2}}
spec: {podSelector: {matchLabels: {app: web}}, ingress: [{from: [{namespaceSelector: {matchLabels: {team: bank}}}], ports: [{port: http}]}]}
`;
    expect(await audit(granted)).toEqual([]);
  });

  test("tells rules of cluster policies and of network policies that earlier ones shadow", async () => {
    const rules =
      "[{action: Deny, from: [{namespaces: {}}]}, {action: Accept, from: [{namespaces: {matchLabels: {team: bank}}}]}]";
    expect(await audit(cluster("wall", "Admin", rules))).toEqual([
      "ISO010 -24 spec.ingress[0] of shop/db-from-web is shadowed: rules before it decide about all of it",
      "ISO010 -11 spec.ingress[0] of shop/web-from-bank is shadowed: rules before it decide about all of it",
      "ISO010 4 spec.ingress[1] of wall is shadowed: rules before it decide about all of it",
    ]);
  });

  test("tells a load balancer that hides the addresses which a rule reads", async () => {
    const inward = policy(
      "public",
      "{podSelector: {matchLabels: {app: web}}, ingress: [{from: [{ipBlock: {cidr: 192.88.0.0/16}}]}]}",
    );
    expect(await audit(inward)).toEqual([
      "ISO009 -4 Service shop/front rewrites the source address, which public reads",
    ]);
  });

  test("tells a tenant's namespace that lacks a part of its identity", async () => {
    const namespace = (name: string, labels: string) =>
      `apiVersion: v1\nkind: Namespace\nmetadata: {name: ${name}, labels: {${labels}}}\n`;
    const full = "zhengyun.io/department: tax, zhengyun.io/application: invoices, zhengyun.io/zone: public";
    const some = "zhengyun.io/department: tax, zhengyun.io/zone: ''";
    const found = await audit(`${namespace("tax-invoices", full)}---\n${namespace("tax-other", some)}`);
    expect(found.filter((line) => line.includes("tax"))).toEqual([
      "ISO003 7 the identity labels of namespace tax-other lack zhengyun.io/application, zhengyun.io/zone",
    ]);
  });
});
