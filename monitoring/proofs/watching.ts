import watching from "../domains/watching.js";
import { absentProof, defineProofs, type Series } from "../proof.js";

const info = (pool: string, management = "terraform"): Series => ({
  [`zhengyun_pool_info{pool="${pool}",tier="city",management="${management}"}`]: 1,
});

const heartbeat = (pool: string): Series => ({ [`up{pool="${pool}",job="prometheus"}`]: 1 });

/** So many targets of a job, so many of them down. */
function targets(all: number, down: number): Series {
  const names = Array.from({ length: all }, (_, index) => index);
  return Object.fromEntries(names.map((n) => [`up{job="node",instance="n${n}"}`, n < down ? 0 : 1]));
}

const group = (metric: string): string => `prometheus_rule_group_${metric}_seconds{rule_group="pools"}`;

const sent = (behind: number): Series => ({
  prometheus_remote_storage_highest_timestamp_in_seconds: 10_000,
  'prometheus_remote_storage_queue_highest_sent_timestamp_seconds{remote_name="province"}': 10_000 - behind,
});

/** Notifications a minute, and those of them that failed. */
const notified = (all: number, failed: number): Series => ({
  'alertmanager_notifications_total{integration="webhook"}': `0+${all}x60`,
  'alertmanager_notifications_failed_total{integration="webhook"}': `0+${failed}x60`,
});

const store = (free: number): Series => ({
  'vm_free_disk_space_bytes{path="/data"}': free,
  'vm_free_disk_space_bytes{path="/archive"}': 5000,
  'vm_data_size_bytes{type="indexdb"}': 100,
  'vm_data_size_bytes{type="storage/big"}': 900,
});

const changed = (changedAt: number, appliedAt: number): Series => ({
  zhengyun_estate_changed_timestamp_seconds: changedAt,
  zhengyun_estate_applied_timestamp_seconds: appliedAt,
});

export default defineProofs(watching, {
  Watchdog: {
    fault: heartbeat("230100-city"),
    fires: { pool: "230100-city" },
    // A heartbeat is silent only where nothing is.
    quiet: [info("230100-city")],
  },
  PoolHeartbeatMissing: {
    fault: { ...info("230100-city"), ...info("230200-city"), ...heartbeat("230200-city") },
    fires: { pool: "230100-city" },
    quiet: [
      { ...info("230100-city"), ...heartbeat("230100-city") },
      { ...info("industry-old", "observed"), ...heartbeat("230100-city") },
    ],
  },
  ManyPoolsSilent: {
    fault: { ...info("p1"), ...info("p2"), ...info("p3"), ...heartbeat("p4") },
    fires: {},
    value: "3",
    quiet: [
      { ...info("p1"), ...info("p2"), ...info("p3", "observed"), ...heartbeat("p4") },
      { ...info("p1"), ...info("p2"), ...info("p3"), ...heartbeat("p3") },
    ],
  },
  TargetsDown: {
    fault: targets(20, 3),
    fires: { job: "node" },
    value: "15%",
    beyond: [targets(59, 6)],
    quiet: [
      targets(20, 2),
      { ...targets(20, 0), 'up{job="ups"}': 1 },
      // Applications come and go by the will of their departments, who look themselves.
      { ...targets(20, 0), 'up{job="application"}': 0 },
    ],
  },
  PrometheusConfigRejected: {
    fault: { prometheus_config_last_reload_successful: 0 },
    fires: {},
    quiet: [{ prometheus_config_last_reload_successful: 1 }],
  },
  RuleEvaluationFailing: {
    fault: { 'prometheus_rule_evaluation_failures_total{rule_group="pools"}': "0 1x60" },
    fires: { rule_group: "pools" },
    after: "1m",
    quiet: [{ 'prometheus_rule_evaluation_failures_total{rule_group="pools"}': 7 }],
  },
  RuleEvaluationSlow: {
    fault: { [group("last_duration")]: 31, [group("interval")]: 30 },
    fires: { rule_group: "pools" },
    value: "31",
    quiet: [{ [group("last_duration")]: 30, [group("interval")]: 30 }],
  },
  NoAlertmanager: {
    fault: { prometheus_notifications_alertmanagers_discovered: 0 },
    fires: {},
    quiet: [{ prometheus_notifications_alertmanagers_discovered: 1 }],
  },
  NotificationsDropped: {
    fault: { prometheus_notifications_dropped_total: "0 1x60" },
    fires: {},
    after: "1m",
    quiet: [{ prometheus_notifications_dropped_total: 3 }],
  },
  PrometheusStorageBroken: {
    fault: { prometheus_tsdb_compactions_failed_total: "0 1x60", prometheus_tsdb_wal_corruptions_total: 0 },
    fires: {},
    after: "1m",
    quiet: [{ prometheus_tsdb_compactions_failed_total: 2, prometheus_tsdb_wal_corruptions_total: 1 }],
  },
  UplinkBehind: {
    fault: sent(301),
    fires: { remote_name: "province" },
    value: "301",
    quiet: [sent(300), sent(240)],
  },
  UplinkRefused: {
    fault: { 'prometheus_remote_storage_samples_failed_total{remote_name="province"}': "0+10x60" },
    fires: { remote_name: "province" },
    after: "1m",
    quiet: [{ 'prometheus_remote_storage_samples_failed_total{remote_name="province"}': 10 }],
  },
  AlertmanagerConfigRejected: {
    fault: { alertmanager_config_last_reload_successful: 0 },
    fires: {},
    quiet: [{ alertmanager_config_last_reload_successful: 1 }],
  },
  NotificationsFailing: {
    fault: notified(12_000, 606),
    fires: { integration: "webhook" },
    value: "5.05%",
    after: "1m",
    quiet: [notified(12_000, 580), notified(12_000, 600)],
  },
  AlertmanagerClusterSplit: {
    fault: { alertmanager_cluster_failed_peers: 1 },
    fires: {},
    value: "1",
    quiet: [{ alertmanager_cluster_failed_peers: 0 }],
  },
  LogsDropped: {
    fault: {
      'fluentbit_output_dropped_records_total{name="kafka.0"}': "0 4x60",
      'fluentbit_output_retries_failed_total{name="kafka.0"}': "0x9 1x60",
    },
    fires: {},
    value: "1",
    after: "1m",
    quiet: [
      {
        'fluentbit_output_dropped_records_total{name="kafka.0"}': 5,
        'fluentbit_output_retries_failed_total{name="kafka.0"}': 5,
      },
    ],
  },
  ProvinceStoreFull: { fault: store(99), fires: {}, value: "9.9%", quiet: [store(100), store(1000)] },
  ProvinceStoreReadOnly: {
    fault: { 'vm_storage_is_read_only{path="/data"}': 1 },
    fires: { path: "/data" },
    quiet: [{ 'vm_storage_is_read_only{path="/data"}': 0 }],
  },
  EstateUnreadable: {
    fault: { zhengyun_estate_load_success: 0 },
    fires: {},
    quiet: [{ zhengyun_estate_load_success: 1 }],
  },
  EstateNotApplied: {
    fault: changed(-86_400, -90_000),
    fires: {},
    value: "1d 0h 11m 0s",
    after: "1m",
    quiet: [changed(-85_740, -90_000), changed(-86_400, -86_400), changed(-90_000, -86_400)],
  },
  PrometheusMetricsAbsent: absentProof("prometheus_config_last_reload_successful"),
  AlertmanagerAbsent: absentProof("alertmanager_config_last_reload_successful"),
  LogCollectionAbsent: absentProof("fluentbit_input_records_total"),
  ProvinceStoreAbsent: absentProof("vm_data_size_bytes"),
  EstateExporterAbsent: absentProof("zhengyun_estate_info"),
});
