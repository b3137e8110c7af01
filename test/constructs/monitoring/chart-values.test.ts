import { describe, expect, it } from "vitest";
import { blackboxExporterValues } from "../../../constructs/monitoring/exporters/blackbox.js";
import { ipmiExporterValues } from "../../../constructs/monitoring/exporters/ipmi.js";
import { smartctlExporterValues } from "../../../constructs/monitoring/exporters/smartctl.js";
import { snmpExporterValues } from "../../../constructs/monitoring/exporters/snmp.js";
import { kubePrometheusStackValues } from "../../../constructs/monitoring/kube-prometheus-stack.js";
import { victoriaMetricsValues } from "../../../constructs/monitoring/victoria-metrics.js";
import { wrongValues } from "../charts/chart-keys.js";

const images = "mirror.example";
const store = { url: "https://metrics.example", secret: "metrics-store" };

function values(watchesProvince: boolean) {
  return kubePrometheusStackValues({
    prometheus: {
      identity: { province: "230000", city: "230100", pool: "230100-harbin" },
      store,
      watchesProvince,
      storageClass: "ssd",
    },
    alertmanager: { route: { receiver: "platform" }, receivers: [{ name: "platform" }] },
    receiverSecrets: ["duty-relay"],
    timeZone: "Asia/Shanghai",
    images,
  });
}

describe("values of the charts of monitoring", () => {
  it("are read by kube-prometheus-stack", () => {
    expect(wrongValues("kube-prometheus-stack", values(true))).toEqual([]);
  });

  it("send recordings and the heartbeat up, and nothing else", () => {
    const { prometheus } = values(false) as { prometheus: { prometheusSpec: Record<string, unknown> } };
    const { remoteWrite, additionalScrapeConfigs } = prometheus.prometheusSpec;
    expect(remoteWrite).toEqual([
      {
        url: "https://metrics.example/api/v1/write",
        basicAuth: {
          username: { name: "metrics-store", key: "username" },
          password: { name: "metrics-store", key: "password" },
        },
        writeRelabelConfigs: [
          { sourceLabels: ["__name__"], regex: "[^:]+:[^:]+:.+|zhengyun_.+", action: "keep" },
          { sourceLabels: ["job"], regex: "province", action: "drop" },
        ],
      },
    ]);
    expect(additionalScrapeConfigs).toBeUndefined();
  });

  it("put the pool on everything that is scraped, so that alerts can join by it and name it", () => {
    const { prometheus } = values(false) as { prometheus: { prometheusSpec: Record<string, unknown> } };
    const relabelings = [
      { targetLabel: "city", replacement: "230100" },
      { targetLabel: "pool", replacement: "230100-harbin" },
    ];
    expect(prometheus.prometheusSpec.scrapeClasses).toMatchObject([
      { name: "zhengyun", default: true, relabelings },
      { name: "zhengyun-token", relabelings },
    ]);
  });

  it("of the pool that watches the province read the store, with the labels that the pools gave", () => {
    const { prometheus } = values(true) as { prometheus: { prometheusSpec: Record<string, unknown> } };
    expect(prometheus.prometheusSpec.additionalScrapeConfigs).toMatchObject([
      { honor_labels: true, metrics_path: "/federate", static_configs: [{ targets: ["metrics.example"] }] },
    ]);
  });

  it("leave no scraping to the monitors of the chart, whose jobs have other names", () => {
    const { prometheus, alertmanager, prometheusOperator, grafana, ...rest } = values(true);
    const isOff = { serviceMonitor: { selfMonitor: false } };
    expect({ prometheus, alertmanager, prometheusOperator }).toMatchObject({
      prometheus: isOff,
      alertmanager: isOff,
      prometheusOperator: { ...isOff, kubeletService: { enabled: false } },
    });
    expect({ grafana, ...rest }).toMatchObject({
      grafana: { serviceMonitor: { enabled: false } },
      kubernetesServiceMonitors: { enabled: false },
      "kube-state-metrics": { prometheus: { monitor: { enabled: false } } },
      "prometheus-node-exporter": { prometheus: { monitor: { enabled: false } } },
    });
  });

  it.each([
    ["prometheus-snmp-exporter", snmpExporterValues],
    ["prometheus-ipmi-exporter", ipmiExporterValues],
    ["prometheus-blackbox-exporter", blackboxExporterValues],
    ["prometheus-smartctl-exporter", smartctlExporterValues],
  ])("are read by the exporter %s, whose image comes from the mirror", (chart, valuesOf) => {
    // The chart hands its modules on to the program; its keys name the default only.
    const wrong = wrongValues(chart, valuesOf(images)).filter((one) => !one.startsWith("config.modules."));
    expect(wrong).toEqual([]);
    expect(JSON.stringify(valuesOf(images))).toContain(images);
    expect(JSON.stringify(valuesOf())).not.toContain(images);
  });

  it.each(["single", "cluster"] as const)(
    "are read by the store as a %s, which asks for a password",
    (kind) => {
      const all = victoriaMetricsValues({
        kind,
        retentionMonths: 13,
        storageClass: "ssd",
        secret: "metrics-store",
        images,
      });
      // The chart passes on whatever stands there to the program; its keys name the defaults only.
      const wrong = wrongValues(`victoria-metrics-${kind}`, all).filter(
        (one) => !one.includes(".extraArgs."),
      );
      expect(wrong).toEqual([]);
      expect(JSON.stringify(all)).toContain('"VM_httpAuth_password"');
    },
  );
});
