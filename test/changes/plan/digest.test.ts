import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { planDigest, stackDigest } from "../../../changes/plan/digest.js";
import { readPlan, type StackPlan } from "../../../changes/plan/read.js";
import {
  type ChangeJson,
  changeJson,
  namespaceValues,
  planJson,
  quotaValues,
  releaseValues,
  stackPlan,
  type Values,
} from "../plan-json.js";

const digestOf = (...plans: readonly StackPlan[]) =>
  planDigest(plans.map(stackDigest).filter((digest) => digest !== undefined));

const quota = (cpu: string) => quotaValues("education-xueji", { "requests.cpu": cpu });
const shrunk = changeJson("kubernetes_resource_quota_v1.quota", quota("40"), quota("24"));

/** What the server and a refresh change by themselves. */
function refreshed(values: Values, version: string): Values {
  const [metadata] = values.metadata as [Values];
  const counters = { resource_version: version, generation: Number(version), uid: `u${version}` };
  return { ...values, metadata: [{ ...metadata, ...counters, annotations: null }], timeouts: null };
}

describe("the digest of a plan", () => {
  it("is the same whatever the server counts, and whatever a refresh fills in or empties", () => {
    const later = changeJson(
      "kubernetes_resource_quota_v1.quota",
      refreshed(quota("40"), "911"),
      refreshed(quota("24"), "911"),
    );
    expect(digestOf(stackPlan([later]))).toBe(digestOf(stackPlan([shrunk])));
  });

  it("is the same whatever the order of resources, stacks and keys, and whatever else does not change", () => {
    const made = changeJson("kubernetes_namespace_v1.x", undefined, namespaceValues("a", "x"));
    const kept = changeJson(
      "kubernetes_namespace_v1.y",
      namespaceValues("a", "y"),
      namespaceValues("a", "y"),
    );
    const one = stackPlan([shrunk, made], { stack: "one" });
    const other = stackPlan([kept, made, shrunk], { stack: "one" });
    const two = stackPlan([made], { stack: "two" });
    expect(digestOf(one, two)).toBe(digestOf(two, other));
  });

  it("is the same with another Terraform at another time", () => {
    const json = {
      ...(planJson([shrunk]) as object),
      terraform_version: "1.14.0",
      timestamp: "2027-01-01T00:00:00Z",
    };
    const at = { stack: "province-tenancy-00", pool: "230000-province" };
    expect(digestOf(readPlan(json, at))).toBe(digestOf(stackPlan([shrunk])));
  });

  it("is the same for a release that was upgraded in between", () => {
    const release = (revision: number) =>
      changeJson(
        "helm_release.guards",
        releaseValues("guards", [], { metadata: { revision }, status: `s${revision}` }),
        releaseValues("guards", [{ kind: "ConfigMap" }], { metadata: undefined, id: undefined }),
      );
    expect(digestOf(stackPlan([release(1)]))).toBe(digestOf(stackPlan([release(7)])));
  });

  it.each<[string, ChangeJson, { stack?: string }?]>([
    ["another address", { ...shrunk, address: "kubernetes_resource_quota_v1.other" }],
    ["another action", { ...shrunk, change: { ...shrunk.change, actions: ["delete", "create"] } }],
    ["another value before", changeJson(shrunk.address, quota("41"), quota("24"))],
    ["another value after", changeJson(shrunk.address, quota("40"), quota("23"))],
    ["a value not known", { ...shrunk, change: { ...shrunk.change, after_unknown: { spec: true } } }],
    ["another stack", shrunk, { stack: "province-tenancy-01" }],
  ])("is another with %s", (_, change, where = {}) => {
    expect(digestOf(stackPlan([change], where))).not.toBe(digestOf(stackPlan([shrunk])));
  });

  it("tells an empty block from none, which mean opposite things in a network policy", () => {
    const peer = (pods: readonly unknown[]) => ({
      spec: [{ ingress: [{ from: [{ namespace_selector: [{ match_labels: {} }], pod_selector: pods }] }] }],
    });
    const policy = (pods: readonly unknown[]) =>
      stackPlan([changeJson("kubernetes_network_policy_v1.p", undefined, peer(pods))]);
    expect(digestOf(policy([{ match_labels: null }]))).not.toBe(digestOf(policy([])));
  });

  it("of any plan tells every change of a value, and no change of the order of keys", () => {
    const values = fc.dictionary(fc.stringMatching(/^[a-d]$/), fc.jsonValue({ maxDepth: 3 }), { minKeys: 1 });
    const digest = (after: Values) =>
      digestOf(stackPlan([changeJson("terraform_data.x", undefined, { in: after })]));
    const reversed = (record: Values) => Object.fromEntries(Object.entries(record).reverse());
    fc.assert(
      fc.property(values, (record) => {
        const [key = "a"] = Object.keys(record);
        expect(digest(reversed(record))).toBe(digest(record));
        expect(digest({ ...record, [key]: { else: [record[key]] } })).not.toBe(digest(record));
      }),
    );
  });
});

describe("what is left of a stack", () => {
  it("has no digest when nothing changes", () => {
    const kept = changeJson(
      "kubernetes_namespace_v1.y",
      namespaceValues("a", "y"),
      namespaceValues("a", "y"),
    );
    expect(stackDigest(stackPlan([kept]))).toBeUndefined();
  });

  it("names a deletion by the object, not by what was last read of it", () => {
    const gone = (values: Values) =>
      digestOf(stackPlan([changeJson("kubernetes_resource_quota_v1.q", values, undefined)]));
    expect(gone(quota("40"))).toBe(gone({ ...quota("41"), timeouts: {} }));
    expect(gone(quota("40"))).not.toBe(gone(quotaValues("health-records", {})));
  });
});
