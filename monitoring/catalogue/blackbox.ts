import { defineExporter, gauge } from "./metric.js";

/** Probes from outside. `module` tells what is probed, `zone` and `plane` from where and over which plane. */
export const blackbox = defineExporter({
  job: "blackbox",
  scrapeSeconds: 30,
  metrics: {
    probe_success: gauge("1", "module", "zone", "plane"),
    probe_duration_seconds: gauge("seconds", "module", "zone", "plane"),
    probe_http_status_code: gauge("1", "module", "zone", "plane"),
    probe_ssl_earliest_cert_expiry: gauge("timestamp", "module", "zone", "plane"),
  },
});
