import { describe, expect, it } from "vitest";
import type { Diagnostic } from "../../../changes/terraform/events.js";
import { recognise, recogniseBeginning } from "../../../changes/terraform/recognise.js";

const error = (summary: string, detail = "", address?: string): Diagnostic => ({
  severity: "error",
  summary,
  detail,
  ...(address === undefined ? {} : { address }),
});

const get = (reason: string) => `Get "https://10.23.0.10:6443/api/v1/namespaces/a": ${reason}`;
const lock = [
  "Error message: resource temporarily unavailable",
  "Lock Info:",
  "  ID:        c8a1",
  "  Path:      s3/x",
  "  Operation: OperationTypeApply",
  "  Who:       zhao@ops-1",
  "  Version:   1.11.4",
  "  Created:   2026-11-22 03:00:12.123 +0000 UTC",
  "  Info:      ",
].join("\n");

describe("a failure is recognised", () => {
  // What Terraform 1.11, the Kubernetes provider 2.38 and the Helm provider 3.1 say, word by word.
  it.each([
    [
      error(get("dial tcp 10.23.0.10:6443: connect: connection refused")),
      "unreachable",
      "the pool cannot be reached at 10.23.0.10:6443 (connection refused)",
    ],
    [
      error(get("dial tcp 10.23.0.10:6443: i/o timeout")),
      "unreachable",
      "the pool cannot be reached at 10.23.0.10:6443 (i/o timeout)",
    ],
    [
      error(
        'Get "https://api.harbin.example:6443/api": dial tcp: lookup api.harbin.example on 10.0.0.2:53: no such host',
      ),
      "unreachable",
      "the pool cannot be reached at api.harbin.example:6443 (no such host)",
    ],
    [
      error(
        "installation failed",
        'Kubernetes cluster unreachable: Get "https://127.0.0.1:46999/version": dial tcp 127.0.0.1:46999: connect: connection refused',
      ),
      "unreachable",
      "the pool cannot be reached at 127.0.0.1:46999 (connection refused)",
    ],
    [
      error(
        "installation failed",
        "release zhengyun-metallb failed, and has been uninstalled due to atomic being set: context deadline exceeded",
      ),
      "not-ready",
      "the pods of the Helm release zhengyun-metallb did not become ready in time, and it was taken back",
    ],
    [
      error(
        "Error locating chart",
        'Unable to locate chart metallb: looks like "http://mirror.example" is not a valid chart repository or cannot be reached: Get "http://mirror.example/index.yaml": dial tcp 10.0.0.9:80: connect: connection refused',
      ),
      "chart",
      "the Helm chart metallb cannot be had: the mirror http://mirror.example cannot be reached (dial tcp 10.0.0.9:80: connect: connection refused)",
    ],
    [
      error(
        "Error locating chart",
        'Unable to locate chart metallb: chart "metallb" version "0.16.1" not found in http://mirror.example repository',
      ),
      "chart",
      'the Helm chart metallb cannot be had: chart "metallb" version "0.16.1" not found in http://mirror.example repository',
    ],
    [
      error(get("net/http: TLS handshake timeout")),
      "unreachable",
      "the pool cannot be reached at 10.23.0.10:6443 (TLS handshake timeout)",
    ],
    [
      error(get("tls: failed to verify certificate: x509: certificate has expired or is not yet valid")),
      "tls",
      "the pool's TLS certificate was not accepted (x509: certificate has expired or is not yet valid)",
    ],
    [
      error(get("x509: certificate signed by unknown authority")),
      "tls",
      "the pool's TLS certificate was not accepted (x509: certificate signed by unknown authority)",
    ],
    [
      error("Unauthorized"),
      "credentials",
      "the pool does not accept the credentials (401); they may have expired",
    ],
    [
      error(
        "installation failed",
        "Kubernetes cluster unreachable: the server has asked for the client to provide credentials",
      ),
      "credentials",
      "the pool does not accept the credentials (401); they may have expired",
    ],
    [
      error(
        'namespaces is forbidden: User "ops" cannot create resource "namespaces" in API group "" at the cluster scope',
      ),
      "forbidden",
      'the credentials do not permit it: User "ops" cannot create namespaces',
    ],
    [
      error(
        "namespaces \"a\" is forbidden: ValidatingAdmissionPolicy 'zhengyun-retirement' with binding 'zhengyun-retirement' denied request: mark it retiring first",
      ),
      "denied",
      "the pool's admission policy zhengyun-retirement refused the change: mark it retiring first",
    ],
    [
      error('pods "x" is forbidden: exceeded quota'),
      "forbidden",
      "the pool refused the request (is forbidden: exceeded quota)",
    ],
    [
      error(
        "Provider configuration: cannot load Kubernetes client config",
        'context "harbin" does not exist',
      ),
      "no-kubeconfig",
      "the kubeconfig has no context harbin",
    ],
    [
      error('Get "http://localhost/api/v1/namespaces/a": dial tcp 127.0.0.1:80: connect: connection refused'),
      "no-kubeconfig",
      "there is no kubeconfig to use",
    ],
    [
      error("Error acquiring the state lock", lock),
      "locked",
      "the state is locked by zhao@ops-1 since 2026-11-22 03:00:12 UTC",
    ],
    [
      error("Error acquiring the state lock", "Error message: resource temporarily unavailable"),
      "locked",
      "the state is locked by another run",
    ],
    [
      error(
        "Instance cannot be destroyed",
        "Resource kubernetes_namespace_v1.a has lifecycle.prevent_destroy set, but the plan calls for this resource to be destroyed.",
      ),
      "protected",
      "the change would destroy kubernetes_namespace_v1.a, which is protected",
    ],
    [
      error("Saved plan is stale", "The given plan file can no longer be applied"),
      "stale",
      "the state was changed elsewhere after this plan was made, so the plan is void",
    ],
    [
      error('namespaces "education-xueji" already exists'),
      "exists",
      'namespaces "education-xueji" is in the pool already, but not in Terraform\'s state',
    ],
    [
      error("installation failed", "cannot re-use a name that is still in use", "helm_release.guards"),
      "release-stuck",
      "the Helm release helm_release.guards is taken: a change of it was never finished, or it is somebody else's",
    ],
    [
      error(
        "Error upgrading chart",
        "Upgrade failed: another operation (install/upgrade/rollback) is in progress",
        "helm_release.x",
      ),
      "release-stuck",
      "the Helm release helm_release.x is taken: a change of it was never finished, or it is somebody else's",
    ],
    [
      error('Backend initialization required, please run "terraform init"'),
      "backend-changed",
      "the settings of the state backend differ from the last run's",
    ],
    [
      error("Inconsistent dependency lock file", "required by this configuration but no version is selected"),
      "providers",
      "Terraform cannot get the providers it needs",
    ],
    [error("Unsupported Terraform Core version"), "version", "this Terraform is too old"],
    [
      error("Failed to save state"),
      "backend",
      "Terraform's state cannot be read or written (Failed to save state)",
    ],
  ])("%j as %s", (diagnostic, kind, sentence) => {
    const found = recognise([diagnostic]);
    expect([found.kind, found.sentence.en]).toEqual([kind, sentence]);
    expect(found.hint.zh).not.toBe("");
  });

  it("by the error that explains the others, with its resource", () => {
    const found = recognise([
      { severity: "warning", summary: "Unauthorized", detail: "" },
      error("Saved plan is stale"),
      error(get("connection refused"), "", "kubernetes_namespace_v1.a"),
      error("some other trouble"),
    ]);
    expect(found).toMatchObject({ kind: "unreachable", address: "kubernetes_namespace_v1.a" });
  });

  it("with every resource that failed in the same way", () => {
    const exists = (name: string) =>
      error(`namespaces "${name}" already exists`, "", `kubernetes_namespace_v1.${name}`);
    expect(recognise([exists("a"), error("other", "", "x.y"), exists("b")])).toMatchObject({
      kind: "exists",
      address: "kubernetes_namespace_v1.a",
      addresses: ["kubernetes_namespace_v1.a", "kubernetes_namespace_v1.b"],
    });
  });

  it("in Terraform's own words where it is none of these, shortened", () => {
    const found = recognise([error("Quotas don't match after creation", `status\nmore`), error("x")]);
    expect(found).toEqual({
      kind: "other",
      sentence: {
        zh: "Terraform 报告错误：Quotas don't match after creation: status",
        en: "Terraform reported an error: Quotas don't match after creation: status",
      },
      hint: { zh: "按 Terraform 的说明处理后再次执行", en: "mend what Terraform names and run again" },
    });
    expect(recognise([error("y".repeat(1000))]).sentence.en.length).toBeLessThan(350);
    expect(recognise([]).sentence.en).toBe("Terraform reported an error: it gave no reason");
  });
});

describe("a failure of init", () => {
  it("to get providers is no unreachable pool", () => {
    const said =
      'Could not retrieve the list of available versions: Get "https://registry.terraform.io/x": dial tcp: no such host';
    expect(recogniseBeginning([error("Failed to query available provider packages", said)]).kind).toBe(
      "providers",
    );
  });

  it("to reach the backend is none either", () => {
    const found = recogniseBeginning([error("Failed to get existing workspaces", get("connection refused"))]);
    expect(found.kind).toBe("backend");
    expect(found.sentence.en).toContain("Terraform's state backend cannot be reached");
  });

  it("of another sort is what it is", () => {
    expect(recogniseBeginning([error("Backend configuration changed")]).kind).toBe("backend-changed");
  });
});
