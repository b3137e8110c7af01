import { counter, defineExporter, gauge } from "./metric.js";

/** Certificates in files and secrets (x509-certificate-exporter). */
export const x509 = defineExporter({
  job: "x509",
  scrapeSeconds: 120,
  metrics: {
    x509_cert_not_after: gauge("timestamp", "subject_CN", "filename", "secret_namespace", "secret_name"),
    x509_cert_not_before: gauge("timestamp", "subject_CN", "filename", "secret_namespace", "secret_name"),
    x509_read_errors: gauge("1"),
  },
});

/** Certificates that renew themselves. */
export const certManager = defineExporter({
  job: "cert-manager",
  scrapeSeconds: 60,
  honorLabels: true,
  metrics: {
    certmanager_certificate_ready_status: gauge("1", "name", "namespace", "condition"),
    certmanager_certificate_renewal_timestamp_seconds: gauge("timestamp", "name", "namespace"),
    certmanager_http_acme_client_request_count: counter("1", "status"),
  },
});
