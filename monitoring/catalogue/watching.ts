import { counter, defineExporter, gauge } from "./metric.js";

/** Prometheus in each pool. */
export const prometheus = defineExporter({
  job: "prometheus",
  scrapeSeconds: 15,
  metrics: {
    prometheus_config_last_reload_successful: gauge("1"),
    prometheus_rule_evaluation_failures_total: counter("1", "rule_group"),
    prometheus_rule_group_iterations_missed_total: counter("1", "rule_group"),
    prometheus_rule_group_last_duration_seconds: gauge("seconds", "rule_group"),
    prometheus_rule_group_interval_seconds: gauge("seconds", "rule_group"),
    prometheus_notifications_alertmanagers_discovered: gauge("1"),
    prometheus_notifications_dropped_total: counter("1"),
    prometheus_notifications_queue_length: gauge("1"),
    prometheus_notifications_queue_capacity: gauge("1"),
    prometheus_tsdb_compactions_failed_total: counter("1"),
    prometheus_tsdb_wal_corruptions_total: counter("1"),
    prometheus_tsdb_head_series: gauge("1"),
    prometheus_tsdb_head_series_limit: gauge("1"),
    prometheus_target_scrapes_sample_duplicate_timestamp_total: counter("1"),
    prometheus_remote_storage_samples_failed_total: counter("1", "remote_name"),
    prometheus_remote_storage_highest_timestamp_in_seconds: gauge("timestamp"),
    prometheus_remote_storage_queue_highest_sent_timestamp_seconds: gauge("timestamp", "remote_name"),
  },
});

/** Alertmanager in each pool. */
export const alertmanager = defineExporter({
  job: "alertmanager",
  scrapeSeconds: 15,
  metrics: {
    alertmanager_config_last_reload_successful: gauge("1"),
    alertmanager_notifications_total: counter("1", "integration"),
    alertmanager_notifications_failed_total: counter("1", "integration"),
    alertmanager_cluster_members: gauge("1"),
    alertmanager_cluster_failed_peers: gauge("1"),
    alertmanager_silences: gauge("1", "state"),
  },
});

/** The province's store of what pools send up. */
export const victoriaMetrics = defineExporter({
  job: "victoria-metrics",
  scrapeSeconds: 30,
  metrics: {
    vm_rows_ignored_total: counter("1", "reason"),
    vm_free_disk_space_bytes: gauge("bytes", "path"),
    vm_data_size_bytes: gauge("bytes", "type"),
    vm_storage_is_read_only: gauge("1", "path"),
  },
});

/** Who carries logs to where they are kept. `instance` is the node. */
export const logs = defineExporter({
  job: "fluent-bit",
  scrapeSeconds: 30,
  metrics: {
    fluentbit_input_records_total: counter("1", "name"),
    fluentbit_output_proc_records_total: counter("1", "name"),
    fluentbit_output_dropped_records_total: counter("1", "name"),
    fluentbit_output_retries_failed_total: counter("1", "name"),
  },
});
