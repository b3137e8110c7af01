import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { type Connection, connect } from "../cluster/connection.js";
import type { ControlPlane } from "../cluster/control-plane.js";
import { startSmallPool } from "../stacks/small-pool.js";
import { bureau, create } from "./request.js";
import { balancer, container, pod, service } from "./workloads.js";

const namespace = "data-bureau-identity";
const asking = (resources: object) => pod({ containers: [container({ resources })] });
const claim = (storage: string) => ({
  apiVersion: "v1",
  kind: "PersistentVolumeClaim",
  metadata: { name: "data" },
  spec: { accessModes: ["ReadWriteOnce"], resources: { requests: { storage } } },
});
const named = <T extends { readonly metadata: object }>(object: T, name: string): T => ({
  ...object,
  metadata: { ...object.metadata, name },
});

describe("a tenant's namespace", () => {
  let plane: ControlPlane;
  let connection: Connection;

  /** What the API server says to a tenant who makes something; "made" if it does. */
  const make = async (object: { readonly kind: string }, dryRun = true) => {
    const request = create(bureau, namespace, object);
    const path = dryRun ? `${request.path}?dryRun=All` : request.path;
    const { status, body } = await connection.ask({ ...request, path });
    return status === 201 ? "made" : (JSON.parse(body) as { message: string }).message;
  };

  beforeAll(async () => {
    plane = await startSmallPool("limits");
    connection = connect(plane);
    // Until the controller has filled its status, a quota refuses everything.
    await vi.waitFor(async () => expect(await make(pod())).toBe("made"), 20_000);
  });
  afterAll(async () => {
    connection?.close();
    await plane?.stop();
  });

  it.each([
    [
      "more cores",
      asking({ requests: { cpu: "5" }, limits: { cpu: "5" } }),
      "requests.cpu=5, used: requests.cpu=0, limited: requests.cpu=4",
    ],
    [
      "more memory",
      asking({ requests: { memory: "17Gi" }, limits: { memory: "17Gi" } }),
      "limits.memory=17Gi,requests.memory=17Gi, used: limits.memory=0,requests.memory=0, limited: limits.memory=16Gi,requests.memory=16Gi",
    ],
    [
      "limits above what memory was given",
      asking({ requests: { memory: "1Gi" }, limits: { memory: "17Gi" } }),
      "limits.memory=17Gi, used: limits.memory=0, limited: limits.memory=16Gi",
    ],
    [
      "accelerators that nobody gave it",
      asking({ limits: { "nvidia.com/gpu": "1" } }),
      "requests.nvidia.com/gpu=1, used: requests.nvidia.com/gpu=0, limited: requests.nvidia.com/gpu=0",
    ],
    [
      "more storage",
      claim("2Ti"),
      "requests.storage=2Ti, used: requests.storage=0, limited: requests.storage=1Ti",
    ],
  ])("is refused %s than its quota", async (_, object, said) => {
    expect(await make(object)).toBe(
      `${object.kind === "Pod" ? "pods" : "persistentvolumeclaims"} "${object.metadata.name}" is forbidden: exceeded quota: quota, requested: ${said}`,
    );
  });

  it("is given its quota and not more, counted over all it has", async () => {
    const three = { requests: { cpu: "3" }, limits: { cpu: "3" } };
    expect(await make(named(asking(three), "first"), false)).toBe("made");
    expect(await make(named(asking(three), "second"), false)).toBe(
      'pods "second" is forbidden: exceeded quota: quota, requested: requests.cpu=3, used: requests.cpu=3, limited: requests.cpu=4',
    );
    expect(await make(named(balancer(), "first"), false)).toBe("made");
    expect(await make(named(balancer(), "second"), false)).toBe(
      'services "second" is forbidden: exceeded quota: quota, requested: services.loadbalancers=1, used: services.loadbalancers=1, limited: services.loadbalancers=1',
    );
    expect(await make(named(service(), "third"), false)).toBe("made");
  });

  it("gives a container that declares nothing what the estate says", async () => {
    const request = create(bureau, namespace, pod());
    const { body } = await connection.ask({ ...request, path: `${request.path}?dryRun=All` });
    expect(JSON.parse(body).spec.containers[0].resources).toEqual({
      requests: { cpu: "100m", memory: "128Mi" },
      limits: { cpu: "1", memory: "1Gi" },
    });
  });

  it("refuses a container that asks for more than it is limited to by default", async () => {
    // The server names the two in no fixed order.
    const refusal = await make(asking({ requests: { cpu: "2", memory: "2Gi" } }));
    const requests = "spec.containers[0].resources.requests: Invalid value";
    expect(refusal).toMatch(/^Pod "p" is invalid: \[/);
    expect(refusal).toContain(`${requests}: "2": must be less than or equal to cpu limit of 1`);
    expect(refusal).toContain(`${requests}: "2Gi": must be less than or equal to memory limit of 1Gi`);
  });

  const privileged = container({ securityContext: { privileged: true } });

  it.each([
    ["a privileged container", { containers: [privileged] }, "privileged"],
    ["a privileged init container", { initContainers: [{ ...privileged, name: "init" }] }, "privileged"],
    ["the host's network", { hostNetwork: true }, "host namespaces"],
    ["the host's processes", { hostPID: true }, "host namespaces"],
    ["the host's files", { volumes: [{ name: "h", hostPath: { path: "/" } }] }, "restricted volume types"],
    [
      "added capabilities",
      { containers: [container({ securityContext: { capabilities: { add: ["NET_ADMIN"] } } })] },
      "unrestricted capabilities",
    ],
    [
      "gaining privileges",
      { containers: [container({ securityContext: { allowPrivilegeEscalation: true } })] },
      "allowPrivilegeEscalation != false",
    ],
    ["root", { containers: [container({ securityContext: { runAsUser: 0 } })] }, "runAsUser=0"],
    [
      "unconfined system calls",
      { securityContext: { runAsNonRoot: true, seccompProfile: { type: "Unconfined" } } },
      "seccompProfile",
    ],
  ])("is refused %s by Pod Security", async (_, spec, violated) => {
    expect(await make(pod(spec))).toMatch(
      new RegExp(`^pods "p" is forbidden: violates PodSecurity "restricted:v1.35": .*${violated}`),
    );
  });

  it("is like every other of the pool: a privileged pod is refused in all of them", async () => {
    const { body } = await connection.ask({
      method: "GET",
      path: "/api/v1/namespaces?labelSelector=zhengyun.io/department",
    });
    const { items }: { items: { metadata: { name: string } }[] } = JSON.parse(body);
    const said = await Promise.all(
      items.map(async ({ metadata }) => {
        const path = `/api/v1/namespaces/${metadata.name}/pods?dryRun=All`;
        const asked = { method: "POST", path, body: pod({ containers: [privileged] }) } as const;
        return (JSON.parse((await connection.ask(asked)).body) as { message: string }).message;
      }),
    );
    expect(said.length).toBe(8);
    expect(said.filter((text) => !text.includes('violates PodSecurity "restricted:v1.35"'))).toEqual([]);
  });
});
