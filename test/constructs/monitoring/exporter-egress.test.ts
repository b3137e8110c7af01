import { describe, expect, it } from "vitest";
import { ExporterEgress, type OutsideRule } from "../../../constructs/monitoring/exporter-egress.js";
import { resourcesOf } from "../resources-of.js";

const chart = "prometheus-snmp-exporter";
const made = (rules: readonly OutsideRule[]) =>
  resourcesOf((stack) => {
    new ExporterEgress(stack, chart, { namespace: { name: "monitoring", after: [] }, chart, rules });
  });

describe("what an exporter is let out to", () => {
  it("is the hosts it asks, of either family, or ports wherever they are", async () => {
    const resources = await made([
      { addresses: ["10.0.208.11", "2001:db8::1"], ports: ["udp/161"] },
      { addresses: ["100.124.1.0"] },
      { ports: ["tcp/443"] },
    ]);
    expect(resources[`kubernetes_network_policy_v1.monitoring_${chart}-egress`]).toMatchObject({
      spec: {
        pod_selector: { match_labels: { "app.kubernetes.io/name": chart } },
        policy_types: ["Egress"],
        egress: [
          {
            to: [{ ip_block: { cidr: "10.0.208.11/32" } }, { ip_block: { cidr: "2001:db8::1/128" } }],
            ports: [{ protocol: "UDP", port: "161" }],
          },
          { to: [{ ip_block: { cidr: "100.124.1.0/32" } }] },
          { ports: [{ protocol: "TCP", port: "443" }] },
        ],
      },
    });
  });

  it.each([{ addresses: [] }, { ports: [] }, { addresses: [], ports: [] }])(
    "is never everything: %j",
    async (rule) => {
      await expect(made([rule])).rejects.toThrow("that would open all");
    },
  );
});
