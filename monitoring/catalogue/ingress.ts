import { buckets, counter, defineExporter, gauge } from "./metric.js";

/** The way in to applications: every request to a shared service or an application passes it. */
export const ingress = defineExporter({
  job: "ingress-nginx",
  scrapeSeconds: 15,
  honorLabels: true,
  metrics: {
    nginx_ingress_controller_requests: counter("1", "namespace", "ingress", "service", "status"),
    nginx_ingress_controller_request_duration_seconds_bucket: buckets(
      "seconds",
      "namespace",
      "ingress",
      "service",
    ),
    nginx_ingress_controller_config_last_reload_successful: gauge("1"),
  },
});
