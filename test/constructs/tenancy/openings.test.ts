import { describe, expect, it } from "vitest";
import { DefaultDeny } from "../../../constructs/tenancy/default-deny.js";
import { DnsEgress } from "../../../constructs/tenancy/dns-egress.js";
import { MetricsIngress } from "../../../constructs/tenancy/metrics-ingress.js";
import { SameApplication } from "../../../constructs/tenancy/same-application.js";
import { resourcesOf } from "../resources-of.js";
import { metadata, xueji } from "./namespace.js";

describe("what stands in a namespace before any grant", () => {
  it("denies both directions by default", async () => {
    expect(await resourcesOf((stack) => new DefaultDeny(stack, "deny", { namespace: xueji }))).toEqual({
      "kubernetes_network_policy_v1.education-xueji_default-deny": {
        depends_on: [],
        metadata: metadata("default-deny"),
        spec: { pod_selector: {}, policy_types: ["Ingress", "Egress"] },
      },
    });
  });

  it("denies what the pool can rule, where it can rule ingress only", async () => {
    const directions = ["ingress"] as const;
    const made = await resourcesOf(
      (stack) => new DefaultDeny(stack, "deny", { namespace: xueji, directions }),
    );
    expect(Object.values(made)).toEqual([
      {
        depends_on: [],
        metadata: metadata("default-deny"),
        spec: { pod_selector: {}, policy_types: ["Ingress"] },
      },
    ]);
  });

  it("opens name resolution to the cluster's name servers only", async () => {
    expect(await resourcesOf((stack) => new DnsEgress(stack, "dns", { namespace: xueji }))).toEqual({
      "kubernetes_network_policy_v1.education-xueji_dns-egress": {
        depends_on: [],
        metadata: metadata("dns-egress"),
        spec: {
          pod_selector: {},
          policy_types: ["Egress"],
          egress: [
            {
              to: [
                {
                  namespace_selector: { match_labels: { "kubernetes.io/metadata.name": "kube-system" } },
                  pod_selector: { match_labels: { "k8s-app": "kube-dns" } },
                },
              ],
              ports: [
                { port: "53", protocol: "UDP" },
                { port: "53", protocol: "TCP" },
              ],
            },
          ],
        },
      },
    });
  });

  it("opens the application to itself", async () => {
    expect(await resourcesOf((stack) => new SameApplication(stack, "same", { namespace: xueji }))).toEqual({
      "kubernetes_network_policy_v1.education-xueji_same-application": {
        depends_on: [],
        metadata: metadata("same-application"),
        spec: {
          pod_selector: {},
          policy_types: ["Ingress", "Egress"],
          ingress: [{ from: [{ pod_selector: {} }] }],
          egress: [{ to: [{ pod_selector: {} }] }],
        },
      },
    });
  });

  it("opens the declared port to the pool's Prometheus only", async () => {
    const made = await resourcesOf(
      (stack) => new MetricsIngress(stack, "metrics", { namespace: xueji, port: "tcp/9090" }),
    );
    expect(made).toEqual({
      "kubernetes_network_policy_v1.education-xueji_metrics-ingress": {
        depends_on: [],
        metadata: metadata("metrics-ingress"),
        spec: {
          pod_selector: {},
          policy_types: ["Ingress"],
          ingress: [
            {
              from: [
                {
                  namespace_selector: { match_labels: { "kubernetes.io/metadata.name": "monitoring" } },
                  pod_selector: { match_labels: { "app.kubernetes.io/name": "prometheus" } },
                },
              ],
              ports: [{ port: "9090", protocol: "TCP" }],
            },
          ],
        },
      },
    });
  });
});
