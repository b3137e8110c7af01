import { describe, expect, it } from "vitest";
import { frrK8sValues } from "../../../constructs/network/frr-k8s-values.js";
import { metallbValues } from "../../../constructs/network/metallb-values.js";
import { wrongValues } from "../charts/chart-keys.js";

const images = "mirror.example/public";

describe("values of the charts of the extranet", () => {
  it("never take routes to pods and services from outside, and come before what is ordinary on a node", () => {
    const values = frrK8sValues({ clusterRanges: ["100.65.0.0/16", "fd00:2301:200::/112"], images });
    expect(values).toEqual({
      fullnameOverride: "frr-k8s",
      frrk8s: {
        alwaysBlock: "100.65.0.0/16,fd00:2301:200::/112",
        priorityClassName: "system-node-critical",
        image: { repository: "mirror.example/public/metallb/frr-k8s" },
        frr: {
          acceptIncomingBGPConnections: false,
          resources: { requests: { cpu: "200m", memory: "128Mi" } },
          image: { repository: "mirror.example/public/frrouting/frr" },
        },
      },
    });
    expect(wrongValues("frr-k8s", values)).toEqual([]);
  });

  it("leave the sessions to the frr-k8s beside it", () => {
    const values = metallbValues({ networkPolicies: true, images });
    expect(values).toEqual({
      fullnameOverride: "metallb",
      controller: {
        priorityClassName: "system-cluster-critical",
        image: { repository: "mirror.example/public/metallb/controller" },
      },
      speaker: {
        priorityClassName: "system-node-critical",
        frr: { enabled: false },
        image: { repository: "mirror.example/public/metallb/speaker" },
      },
      frrk8s: { enabled: false, external: true, namespace: "metallb-system" },
      networkpolicies: { enabled: true, defaultDeny: false },
    });
    expect(wrongValues("metallb", values)).toEqual([]);
  });

  it("say nothing of images without a mirror: the charts know where they are", () => {
    const all = [frrK8sValues({ clusterRanges: ["10.0.0.0/16"] }), metallbValues({ networkPolicies: false })];
    expect(JSON.stringify(all)).not.toContain("repository");
  });
});
