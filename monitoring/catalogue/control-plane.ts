import { buckets, counter, defineExporter, gauge } from "./metric.js";

/** The API server itself. */
export const apiServer = defineExporter({
  job: "apiserver",
  scrapeSeconds: 15,
  metrics: {
    apiserver_request_total: counter("1", "verb", "code", "resource"),
    apiserver_request_duration_seconds_bucket: buckets("seconds", "verb", "scope", "resource"),
    apiserver_storage_size_bytes: gauge("bytes", "storage_cluster_id"),
    apiserver_client_certificate_expiration_seconds_bucket: buckets("seconds"),
    apiserver_audit_event_total: counter("1"),
    apiserver_audit_error_total: counter("1", "plugin"),
    apiserver_admission_webhook_fail_open_count: counter("1", "name", "type"),
    apiserver_validating_admission_policy_check_total: counter(
      "1",
      "policy",
      "policy_binding",
      "enforcement_action",
      "error_type",
    ),
    authentication_attempts: counter("1", "result"),
    aggregator_unavailable_apiservice: gauge("1", "name"),
  },
});

/** The store behind it. */
export const etcd = defineExporter({
  job: "etcd",
  scrapeSeconds: 15,
  metrics: {
    etcd_server_has_leader: gauge("1"),
    etcd_server_leader_changes_seen_total: counter("1"),
    etcd_server_proposals_failed_total: counter("1"),
    etcd_disk_wal_fsync_duration_seconds_bucket: buckets("seconds"),
    etcd_mvcc_db_total_size_in_bytes: gauge("bytes"),
    etcd_server_quota_backend_bytes: gauge("bytes"),
  },
});

/** The agent on each node. */
export const kubelet = defineExporter({
  job: "kubelet",
  scrapeSeconds: 30,
  honorLabels: true,
  metrics: {
    kubelet_running_pods: gauge("1"),
    kubelet_pleg_relist_duration_seconds_bucket: buckets("seconds"),
    kubelet_certificate_manager_client_ttl_seconds: gauge("seconds"),
    kubelet_volume_stats_available_bytes: gauge("bytes", "namespace", "persistentvolumeclaim"),
    kubelet_volume_stats_capacity_bytes: gauge("bytes", "namespace", "persistentvolumeclaim"),
    kubelet_volume_stats_inodes_free: gauge("1", "namespace", "persistentvolumeclaim"),
    kubelet_volume_stats_inodes: gauge("1", "namespace", "persistentvolumeclaim"),
    storage_operation_duration_seconds_count: counter("1", "operation_name", "volume_plugin", "status"),
  },
});

/** The cluster's names. */
export const coreDns = defineExporter({
  job: "coredns",
  scrapeSeconds: 15,
  metrics: {
    coredns_dns_responses_total: counter("1", "rcode", "zone"),
    coredns_dns_requests_total: counter("1", "type", "zone"),
  },
});
