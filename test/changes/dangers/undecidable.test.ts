import { describe, expect, it } from "vitest";
import { type ChangeJson, changeJson, namespaceValues, policyValues, releaseValues } from "../plan-json.js";
import { found, kindsFound } from "./found.js";

const unknown = (change: ChangeJson, after_unknown: unknown): ChangeJson => ({
  ...change,
  change: { ...change.change, after_unknown },
});

describe("it cannot be judged", () => {
  it("what a network policy says that is known only afterwards", () => {
    const change = changeJson(
      "kubernetes_network_policy_v1.p",
      policyValues("p", "n", {}),
      policyValues("p", "n", {}),
      ["update"],
    );
    expect(found("undecidable", [unknown(change, { spec: [{ ingress: true }] })])).toEqual([
      "NetworkPolicy n/p: spec is known only after the change, or may not be shown",
    ]);
  });

  it("what objects a release holds whose values are not known, or secret", () => {
    const change = changeJson("helm_release.x", releaseValues("x", []), releaseValues("x", [{ kind: "A" }]));
    const secret = { ...change, change: { ...change.change, after_sensitive: { values: [true] } } };
    const told = [
      "HelmRelease zhengyun-system/x: values is known only after the change, or may not be shown",
    ];
    expect(found("undecidable", [unknown(change, { values: true })])).toEqual(told);
    expect(found("undecidable", [secret])).toEqual(told);
  });

  it("what a chart makes that is another one", () => {
    const change = changeJson(
      "helm_release.x",
      releaseValues("x", [], { values: ["a: 1"], version: "1.0.0" }),
      releaseValues("x", [], { values: ["a: 1"], version: "1.1.0" }),
    );
    expect(found("undecidable", [change])).toEqual([
      "HelmRelease zhengyun-system/x: the chart itself changes, and what it makes is not in the plan",
    ]);
  });

  it("what policies say in a language that we do not read", () => {
    const zones = (spec: object) => ({ kind: "ClusterNetworkPolicy", metadata: { name: "zones" }, spec });
    const change = changeJson(
      "helm_release.x",
      releaseValues("x", [zones({ tier: "Admin" })]),
      releaseValues("x", [zones({ tier: "Baseline" })]),
    );
    expect(found("undecidable", [change])).toEqual([
      "ClusterNetworkPolicy zones: its rules change; whether they permit more cannot be told",
    ]);
  });
});

describe("it can be judged", () => {
  it("what the server fills in by itself is of no interest", () => {
    const change = changeJson("kubernetes_namespace_v1.x", undefined, namespaceValues("a", "b"));
    const counters = { id: true, metadata: [{ generation: true, resource_version: true, uid: true }] };
    expect(kindsFound([unknown(change, counters)])).toEqual([]);
  });

  it("new values of an upstream chart are in the plan", () => {
    const change = changeJson(
      "helm_release.x",
      releaseValues("x", [], { values: ["a: 1"] }),
      releaseValues("x", [], { values: ["a: 2"], metadata: undefined }),
    );
    expect(kindsFound([unknown(change, { id: true, metadata: true })])).toEqual([]);
  });
});
