import { describe, expect, it } from "vitest";
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
    expect(prometheus.prometheusSpec.scrapeClasses).toEqual([
      {
        name: "zhengyun",
        default: true,
        relabelings: [
          { targetLabel: "city", replacement: "230100" },
          { targetLabel: "pool", replacement: "230100-harbin" },
        ],
      },
    ]);
  });

  it("of the pool that watches the province read the store, with the labels that the pools gave", () => {
    const { prometheus } = values(true) as { prometheus: { prometheusSpec: Record<string, unknown> } };
    expect(prometheus.prometheusSpec.additionalScrapeConfigs).toMatchObject([
      { honor_labels: true, metrics_path: "/federate", static_configs: [{ targets: ["metrics.example"] }] },
    ]);
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
