import { describe, expect, test } from "vitest";
import { readObjects } from "../../../isolation/objects/read.js";

const meta = (name: string, owner?: [kind: string, name: string], labels = {}) => ({
  name,
  namespace: "shop",
  labels,
  ...(owner ? { ownerReferences: [{ controller: true, kind: owner[0], name: owner[1] }] } : {}),
});
const template = { metadata: { labels: { app: "x" } }, spec: { containers: [{ name: "c" }] } };
const made = (apiVersion: string, kind: string, metadata: object, spec: object = { template }) => ({
  apiVersion,
  kind,
  metadata,
  spec,
});
const pod = (metadata: object, ip?: string, more: object = {}) => ({
  apiVersion: "v1",
  kind: "Pod",
  metadata,
  spec: { containers: [{ name: "c" }] },
  ...(ip ? { status: { phase: "Running", podIP: ip, podIPs: [{ ip }, { ip: "fd00::9" }] } } : {}),
  ...more,
});

/** Workloads with the addresses of their pods. */
function workloads(...objects: object[]) {
  const text = objects.map((object) => JSON.stringify(object)).join("\n---\n");
  return readObjects([{ file: "a", text }]).objects.pods.map(({ kind, name, addresses }) => [
    `${kind}/${name}`,
    addresses,
  ]);
}

describe("pods are listed under their controlling owner", () => {
  test("a template stands for them where none is live", () => {
    expect(
      workloads(
        made("apps/v1", "Deployment", meta("web")),
        made("apps/v1", "StatefulSet", meta("db")),
        made("apps/v1", "DaemonSet", meta("agent")),
        made("batch/v1", "Job", meta("once")),
        made("batch/v1", "CronJob", meta("nightly"), { jobTemplate: { spec: { template } } }),
        pod(meta("bare")),
      ),
    ).toEqual([
      ["Deployment/web", "unknown"],
      ["StatefulSet/db", "unknown"],
      ["DaemonSet/agent", "unknown"],
      ["Job/once", "unknown"],
      ["CronJob/nightly", "unknown"],
      ["Pod/bare", "unknown"],
    ]);
  });

  test("the chain of owners is followed to its end, and live pods take the template's place", () => {
    expect(
      workloads(
        made("apps/v1", "Deployment", meta("web")),
        made("apps/v1", "ReplicaSet", meta("web-abc", ["Deployment", "web"])),
        pod(meta("web-abc-1", ["ReplicaSet", "web-abc"]), "10.0.0.1"),
        pod(meta("web-abc-2", ["ReplicaSet", "web-abc"]), "10.0.0.2"),
      ),
    ).toEqual([
      ["Deployment/web", ["10.0.0.1", "fd00::9"]],
      ["Deployment/web", ["10.0.0.2", "fd00::9"]],
    ]);
  });

  test("a ReplicaSet that the dump lacks tells its Deployment by the hash in its name", () => {
    const hashed = meta("web-5d4f-x", ["ReplicaSet", "web-5d4f"], { "pod-template-hash": "5d4f" });
    expect(workloads(pod(hashed), pod(meta("y", ["ReplicaSet", "own"])))).toEqual([
      ["Deployment/web", "unknown"],
      ["ReplicaSet/own", "unknown"],
    ]);
  });

  test("an owner of another kind is taken by name, a node is no owner", () => {
    expect(
      workloads(
        pod(meta("a", ["Rollout", "canary"])),
        made("batch/v1", "Job", meta("step", ["Workflow", "flow"])),
        pod(meta("kube-proxy", ["Node", "n1"])),
      ),
    ).toEqual([
      ["Rollout/canary", "unknown"],
      ["Workflow/flow", "unknown"],
      ["Pod/kube-proxy", "unknown"],
    ]);
  });

  test("a pod that has ended has no address any more", () => {
    const ended = { status: { phase: "Succeeded", podIP: "10.0.0.9" } };
    expect(workloads(pod(meta("done"), undefined, ended))).toEqual([["Pod/done", "unknown"]]);
  });
});
