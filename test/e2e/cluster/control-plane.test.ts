import { existsSync } from "node:fs";
import { dirname } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { get } from "./access.js";
import { type ControlPlane, startControlPlane } from "./control-plane.js";
import { apply, kubectl } from "./kubectl.js";

const namespace = { apiVersion: "v1", kind: "Namespace", metadata: { name: "civil-affairs" } };

function quota(spec: object): object {
  return {
    apiVersion: "v1",
    kind: "ResourceQuota",
    metadata: { name: "quota", namespace: namespace.metadata.name },
    spec,
  };
}

describe("two control planes at once", () => {
  let planes: ControlPlane[] = [];
  const plane = (index: number): ControlPlane => {
    const found = planes[index];
    if (!found) throw new Error(`control plane ${index} did not start`);
    return found;
  };

  beforeAll(async () => {
    const started = await Promise.allSettled(["one", "two"].map((name) => startControlPlane({ name })));
    planes = started.flatMap((each) => (each.status === "fulfilled" ? [each.value] : []));
    for (const each of started) if (each.status === "rejected") throw each.reason;
  });
  afterAll(() => Promise.all(planes.map((each) => each.stop())));

  it("keep their objects apart", async () => {
    const applied = await apply(plane(0), [namespace]);
    expect(applied).toMatchObject({ exitCode: 0, stderr: "" });
    const path = `/api/v1/namespaces/${namespace.metadata.name}`;
    expect((await get(plane(0), path)).status).toBe(200);
    expect((await get(plane(1), path)).status).toBe(404);
  });

  it("fill the status of a quota", async () => {
    const hard = { "requests.cpu": "2", pods: "3" };
    await apply(plane(0), [namespace, quota({ hard })]);
    await vi.waitFor(
      async () => {
        const args = ["get", "resourcequota", "quota", "-n", namespace.metadata.name, "-o", "json"];
        const { status } = JSON.parse((await kubectl(plane(0), args)).stdout);
        expect(status).toEqual({ hard, used: { "requests.cpu": "0", pods: "0" } });
      },
      { timeout: 30_000, interval: 200 },
    );
  });

  it("refuse a field they do not know", async () => {
    const { exitCode, stderr } = await apply(plane(1), [namespace, quota({ hrd: { pods: "3" } })]);
    expect(exitCode).not.toBe(0);
    expect(stderr).toContain(".spec.hrd: field not declared in schema");
  });

  it("know nobody but their administrator", async () => {
    const stranger = { ...plane(1), token: plane(0).token };
    expect((await get(stranger, "/api/v1/namespaces")).status).toBe(401);
    const may = await kubectl(plane(1), ["auth", "can-i", "list", "pods", "--as=li.na"]);
    expect(may).toMatchObject({ exitCode: 1, stdout: "no" });
  });

  it("make service accounts, so that a Pod is admitted", async () => {
    const pod = {
      apiVersion: "v1",
      kind: "Pod",
      metadata: { name: "probe", namespace: "default" },
      spec: { containers: [{ name: "probe", image: "example.invalid/probe:1" }] },
    };
    expect(await apply(plane(1), [pod])).toMatchObject({ exitCode: 0 });
  });

  it("leave nothing behind", async () => {
    const stopped = plane(1);
    await stopped.stop();
    expect(existsSync(dirname(stopped.kubeconfigPath))).toBe(false);
    expect((await get({ ...stopped, caFile: plane(0).caFile }, "/readyz")).status).toBe(0);
    expect((await get(plane(0), "/readyz")).status).toBe(200);
  });
});
