import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { admissionObjects } from "../../../constructs/platform/admission/admission-objects.js";
import { type Connection, connect } from "../cluster/connection.js";
import type { ControlPlane } from "../cluster/control-plane.js";
import { apply } from "../cluster/kubectl.js";
import { startSmallPool } from "../stacks/small-pool.js";
import { guardedObjects, identity, retirement } from "./guards.js";
import { hostAccess, priority, registries, xinchuangNodes } from "./pods.js";
import type { Request, Tried } from "./request.js";
import { loadBalancers } from "./services.js";
import { pod } from "./workloads.js";

/** What is tried of each policy. */
const tried: Readonly<Record<string, Tried>> = {
  "zhengyun-guarded-objects": guardedObjects,
  "zhengyun-host-access": hostAccess,
  "zhengyun-identity": identity,
  "zhengyun-load-balancers": loadBalancers,
  "zhengyun-priority": priority,
  "zhengyun-registries": registries,
  "zhengyun-retirement": retirement,
  "zhengyun-xinchuang": xinchuangNodes,
};

/** Users with every right in the cluster, so that only admission stands in their way. */
const almighty = {
  apiVersion: "rbac.authorization.k8s.io/v1",
  kind: "ClusterRoleBinding",
  metadata: { name: "almighty" },
  roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "ClusterRole", name: "cluster-admin" },
  subjects: ["operator", "pipeline"].map((name) => ({
    apiGroup: "rbac.authorization.k8s.io",
    kind: "User",
    name,
  })),
};

/** The policy that refused a request, and what it said. */
const refusal = /ValidatingAdmissionPolicy '([^']+)' with binding '[^']+' denied request: (.*)$/s;

describe("admission in a pool", () => {
  let plane: ControlPlane;
  let connection: Connection;

  /** "admitted", or which policy says what against it. Nothing is written. */
  const ask = async (request: Request) => {
    const { status, body } = await connection.ask({ ...request, path: `${request.path}?dryRun=All` });
    if (status < 300) return "admitted";
    const { message = "" }: { message?: string } = JSON.parse(body);
    const [, policy, said] = refusal.exec(message) ?? [];
    return policy === undefined ? message : { policy, said };
  };

  beforeAll(async () => {
    plane = await startSmallPool("admission");
    connection = connect(plane);
    const running = {
      ...pod({}, "running"),
      metadata: { name: "running", namespace: "data-bureau-identity" },
    };
    expect(await apply(plane, [almighty, running])).toMatchObject({ exitCode: 0 });
    // A new policy takes a moment until the API server goes by it.
    for (const { refused } of Object.values(tried)) {
      const [, request] = refused[0] ?? [];
      if (request) await vi.waitFor(async () => expect(await ask(request)).not.toBe("admitted"), 20_000);
    }
  });
  afterAll(async () => {
    connection?.close();
    await plane?.stop();
  });

  const all = Object.entries(tried);

  it("is tried at every policy, with three requests that it lets pass and three that it refuses at least", () => {
    const policies = admissionObjects({ pool: "p", registries: ["r.example"] })
      .filter(({ kind }) => kind === "ValidatingAdmissionPolicy")
      .map(({ metadata }) => metadata.name);
    expect(Object.keys(tried)).toEqual(policies.toSorted());
    const few = all.filter(([, { accepted, refused }]) => Math.min(accepted.length, refused.length) < 3);
    expect(few.map(([policy]) => policy)).toEqual([]);
  });

  it.each(
    all.flatMap(([policy, { accepted }]) => accepted.map(([what, request]) => ({ policy, what, request }))),
  )("$policy lets pass: $what", async ({ request }) => {
    expect(await ask(request)).toBe("admitted");
  });

  it.each(
    all.flatMap(([policy, { refused }]) =>
      refused.map(([what, request, said]) => ({ policy, what, request, said })),
    ),
  )("$policy refuses, and says why in Chinese and English: $what", async ({ policy, request, said }) => {
    expect(await ask(request)).toEqual({ policy, said });
  });

  it("finds no fault in the types of its own expressions", async () => {
    const path = "/apis/admissionregistration.k8s.io/v1/validatingadmissionpolicies";
    const checked = async () => {
      const { items } = JSON.parse((await connection.ask({ method: "GET", path })).body);
      return (items as readonly { status?: { typeChecking?: object } }[]).map(
        ({ status }) => status?.typeChecking,
      );
    };
    await vi.waitFor(async () => expect(await checked()).toEqual(all.map(() => ({}))), 20_000);
  });
});
