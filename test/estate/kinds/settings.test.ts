import { describe, expect, it } from "vitest";
import { settings } from "../../../estate/kinds/settings.js";

const with_ = (charts: object) =>
  settings.safeParse({
    schemaVersion: 1,
    province: "230000",
    name: { zh: "云" },
    registries: ["registry.example/gov"],
    charts,
  });

describe("versions of charts", () => {
  it("are those whose values we know, where the estate states none", () => {
    const known = {
      metallb: "0.16.1",
      "frr-k8s": "0.0.25",
      "kube-prometheus-stack": "88.5.3",
      "victoria-metrics-single": "0.45.0",
      "victoria-metrics-cluster": "0.49.0",
      "prometheus-snmp-exporter": "9.17.1",
      "prometheus-ipmi-exporter": "0.8.2",
      "prometheus-blackbox-exporter": "11.17.2",
      "prometheus-smartctl-exporter": "0.17.1",
    };
    expect(with_({}).data?.charts).toEqual(known);
    expect(with_({ metallb: "1.2.3" }).data?.charts).toEqual({ ...known, metallb: "1.2.3" });
  });

  it.each([
    [{ metallb: "0.15.9" }],
    [{ "frr-k8s": "0.0.22" }],
    [{ metallb: "v0.16.1" }],
    [{ metallb: "latest" }],
  ])("are refused before what we rely on, and where they are no version: %o", (charts) => {
    expect(with_(charts).success).toBe(false);
  });

  it.each([
    [{ metallb: "0.16.0" }],
    [{ metallb: "0.100.0" }],
    [{ "frr-k8s": "0.0.23" }],
    [{ metallb: "1.0.0" }],
  ])("are compared number by number: %o", (charts) => {
    expect(with_(charts).success).toBe(true);
  });
});
