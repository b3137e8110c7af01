import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { type Asked, type Connection, connect } from "../cluster/connection.js";
import type { ControlPlane } from "../cluster/control-plane.js";
import { apply } from "../cluster/kubectl.js";
import { POOL, startSmallPool } from "../stacks/small-pool.js";
import { requester } from "./people.js";

const administrators = ["sys-admin", "sec-admin", "audit-admin"] as const;

const xueji = "/api/v1/namespaces/education-xueji";
const policies = "/apis/networking.k8s.io/v1/namespaces/education-xueji/networkpolicies";
const rbac = "/apis/rbac.authorization.k8s.io/v1";
const requests = "/apis/certificates.k8s.io/v1/certificatesigningrequests";
const get = (path: string): Asked => ({ method: "GET", path });
const patch = (path: string, body: object): Asked => ({ method: "PATCH", path, body });
const labels = { metadata: { labels: { seen: "yes" } } };
const approval = (name: string) =>
  patch(`${requests}/${name}/approval`, {
    status: { conditions: [{ type: "Approved", status: "True", reason: "Checked", message: "by hand" }] },
  });

/** Who of system, security and audit may do what: the status of the answer to each. */
const acts: readonly (readonly [what: string, asked: Asked, sys: number, sec: number, audit: number])[] = [
  [
    "take a node out of service",
    patch("/api/v1/nodes/node-1", { spec: { unschedulable: true } }),
    200,
    403,
    403,
  ],
  ["approve the certificate of a node", approval("kubelet"), 200, 403, 403],
  ["approve a certificate that could be anybody's", approval("client"), 403, 403, 403],
  ["see nodes", get("/api/v1/nodes"), 200, 403, 403],
  ["see what isolates a tenant", get(policies), 403, 200, 200],
  ["see who may do what", get(`${rbac}/clusterrolebindings`), 403, 200, 200],
  ["see events", get("/api/v1/events"), 200, 200, 200],
  ["remove the default deny", { method: "DELETE", path: `${policies}/default-deny` }, 403, 422, 403],
  [
    "open a path",
    { method: "POST", path: policies, body: { metadata: { name: "open" }, spec: { podSelector: {} } } },
    403,
    403,
    403,
  ],
  ["close a path", { method: "DELETE", path: `${policies}/grant-g-0001-egress` }, 403, 200, 403],
  ["change a policy", patch(`${policies}/default-deny`, labels), 403, 403, 403],
  [
    "change an admission policy",
    patch("/apis/admissionregistration.k8s.io/v1/validatingadmissionpolicies/zhengyun-identity", labels),
    403,
    403,
    403,
  ],
  ["change a role", patch(`${rbac}/clusterroles/zhengyun:audit-admin`, labels), 403, 403, 403],
  [
    "make oneself another administrator",
    {
      method: "POST",
      path: `${rbac}/clusterrolebindings`,
      body: {
        metadata: { name: "more" },
        roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "ClusterRole", name: "zhengyun:sys-admin" },
        subjects: [{ apiGroup: "rbac.authorization.k8s.io", kind: "User", name: "somebody" }],
      },
    },
    403,
    403,
    403,
  ],
  ["change a quota", patch(`${xueji}/resourcequotas/quota`, labels), 403, 403, 403],
  ["change a tenant's namespace", patch(xueji, labels), 403, 403, 403],
  ["read a tenant's secrets", get(`${xueji}/secrets`), 403, 403, 403],
  ["read a tenant's logs", get(`${xueji}/pods/running/log`), 403, 403, 403],
  [
    "take a service account's identity",
    { method: "POST", path: `${xueji}/serviceaccounts/default/token`, body: {} },
    403,
    403,
    403,
  ],
];

/** A request for a certificate, as a node or anybody else makes it. */
async function signingRequest(name: string, signerName: string, subject: string): Promise<object> {
  const folder = mkdtempSync(join(tmpdir(), "zhengyun-csr-"));
  try {
    const key = [
      "-newkey",
      "ec",
      "-pkeyopt",
      "ec_paramgen_curve:P-256",
      "-nodes",
      "-keyout",
      join(folder, "key"),
    ];
    const names = ["-addext", "subjectAltName=DNS:node-1"];
    const { stdout } = await execa("openssl", ["req", "-new", ...key, "-subj", subject, ...names]);
    const usages = [
      "digital signature",
      signerName.endsWith("kubelet-serving") ? "server auth" : "client auth",
    ];
    return {
      apiVersion: "certificates.k8s.io/v1",
      kind: "CertificateSigningRequest",
      metadata: { name },
      spec: { request: Buffer.from(`${stdout}\n`).toString("base64"), signerName, usages },
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe("real requests of the three administrators", () => {
  let plane: ControlPlane;
  let connection: Connection;

  beforeAll(async () => {
    plane = await startSmallPool("separation");
    connection = connect(plane);
    const made = await apply(plane, [
      { apiVersion: "v1", kind: "Node", metadata: { name: "node-1" } },
      await signingRequest(
        "kubelet",
        "kubernetes.io/kubelet-serving",
        "/O=system:nodes/CN=system:node:node-1",
      ),
      await signingRequest("client", "kubernetes.io/kube-apiserver-client", "/CN=anybody"),
    ]);
    expect(made).toMatchObject({ exitCode: 0, stderr: "" });
    // A new admission policy takes a moment until the API server goes by it.
    const tried: Asked = {
      method: "DELETE",
      path: `${policies}/default-deny?dryRun=All`,
      as: requester({ persona: "sec-admin", scope: POOL }),
    };
    await vi.waitFor(async () => expect((await connection.ask(tried)).status).toBe(422), 20_000);
  });
  afterAll(async () => {
    connection?.close();
    await plane?.stop();
  });

  // In this order, so that what one may do is still there when the others have been refused.
  it.each(acts)("%s", async (_, asked, ...expected) => {
    const answers: Record<string, number> = {};
    for (const persona of administrators.toReversed()) {
      const as = requester({ persona, scope: POOL });
      answers[persona] = (await connection.ask({ ...asked, as })).status;
    }
    expect(administrators.map((persona) => answers[persona])).toEqual(expected);
  });
});
