import { describe, expect, test } from "vitest";
import { matrixOf } from "../../../isolation/matrix/matrix.js";
import { worldOfManifests } from "../../../isolation/world.js";
import { folderWith } from "../../cli/folder-with.js";
import { shopFolder } from "../shop.js";

/** Classes by name, and counts as `allowed+unknown/pairs`, rows first. */
function matrix(folder: string, most: number) {
  const { classes, counts } = matrixOf(worldOfManifests(folder, ["10.244.0.0/16"]).clusters, most);
  return {
    classes: classes.map(({ traits, namespaces }) => `${traits.join(" ")}: ${namespaces.join(" ")}`.trim()),
    counts: counts.map((row) =>
      row.map(({ allowed, unknown, pairs }) => `${allowed}+${unknown}/${pairs}`).join(" "),
    ),
  };
}

/** Departments that each ask one shared service, as a province has them by the thousand. */
function province(departments: number): string {
  const namespace = (name: string, zone: string) =>
    `{apiVersion: v1, kind: Namespace, metadata: {name: ${name}, labels: {zhengyun.io/department: ${name}, zhengyun.io/zone: ${zone}}}}`;
  const policy = (name: string, rules: string) =>
    `{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: p, namespace: ${name}}, spec: {podSelector: {}, policyTypes: [Ingress, Egress], ${rules}}}`;
  const peers = "[{namespaceSelector: {matchLabels: {zhengyun.io/zone: public}}}]";
  const ids = Array.from({ length: departments }, (_, index) => `d${index}`);
  return [
    namespace("hub", "public"),
    policy("hub", `ingress: [{from: ${peers}, ports: [{port: 443}]}]`),
    ...ids.flatMap((id, index) => [
      namespace(id, index % 10 === 0 ? "private" : "public"),
      policy(id, "egress: [{to: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: hub}}}]}]"),
    ]),
  ].join("\n---\n");
}

describe("the matrix", () => {
  test("shows every namespace where they fit", () => {
    expect(matrix(shopFolder(), 9).classes).toEqual([
      "platform both bank: bank",
      "platform both open: open",
      "platform serves shop: shop",
      "the internet:",
      "any address:",
    ]);
  });

  test("sums a thousand departments up in a handful of classes, and loses no pair", () => {
    const folder = folderWith({ "province.yaml": province(1000) });
    const { classes, counts } = matrixOf(worldOfManifests(folder, ["10.244.0.0/16"]).clusters, 12);
    expect(classes.map(({ traits, pods }) => [...traits, pods])).toEqual([
      ["private", "alone", 100],
      ["public", "asks", 900],
      ["public", "serves", 1],
      ["the internet", 0],
      ["any address", 0],
    ]);
    expect(counts.map((row) => row.map(({ allowed, unknown, pairs }) => [allowed, unknown, pairs]))).toEqual([
      [
        [0, 0, 9900],
        [0, 0, 90_000],
        [0, 0, 100],
        [0, 0, 100],
        [0, 0, 100],
      ],
      [
        [0, 0, 90_000],
        [0, 0, 809_100],
        [900, 0, 900],
        [0, 0, 900],
        [0, 0, 900],
      ],
      [
        [0, 0, 100],
        [0, 0, 900],
        [0, 0, 0],
        [0, 0, 1],
        [0, 0, 1],
      ],
      [
        [0, 0, 100],
        [0, 0, 900],
        [0, 0, 1],
        [0, 0, 0],
        [0, 0, 0],
      ],
      [
        [0, 0, 100],
        [0, 0, 900],
        [0, 0, 1],
        [0, 0, 0],
        [0, 0, 0],
      ],
    ]);
  });

  test("counts pairs of workloads as the listing does", () => {
    expect(matrix(shopFolder(), 9).counts).toEqual([
      "0+0/0 1+0/1 1+0/2 1+0/1 1+0/1",
      "1+0/1 0+0/0 0+0/2 1+0/1 1+0/1",
      "0+0/2 0+0/2 1+0/2 1+0/2 1+0/2",
      "1+0/1 1+0/1 0+0/2 0+0/0 0+0/0",
      "1+0/1 1+0/1 0+0/2 0+0/0 0+0/0",
    ]);
  });
});
