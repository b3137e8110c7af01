import { counter, defineExporter, gauge } from "./metric.js";

const place = ["city", "pool"] as const;
const system = [...place, "namespace", "department", "application"] as const;

/** What only the estate knows: `zhengyun exporter`. Times are Unix seconds. */
export const zhengyun = defineExporter({
  job: "zhengyun",
  scrapeSeconds: 60,
  honorLabels: true,
  metrics: {
    zhengyun_estate_info: gauge("info", "digest", "applied"),
    zhengyun_estate_load_success: gauge("1"),
    zhengyun_estate_loaded_timestamp_seconds: gauge("timestamp"),
    zhengyun_estate_findings: gauge("1", "severity"),
    zhengyun_estate_changed_timestamp_seconds: gauge("timestamp"),
    zhengyun_estate_applied_timestamp_seconds: gauge("timestamp"),
    zhengyun_threshold: gauge("1", "threshold"),
    zhengyun_pool_info: gauge("info", ...place, "tier", "management"),
    zhengyun_pool_capacity: gauge("1", ...place, "resource"),
    zhengyun_pool_granted: gauge("1", ...place, "resource"),
    zhengyun_department_info: gauge("info", "department", "division", "parent"),
    zhengyun_quota: gauge("1", ...place, "department", "resource"),
    zhengyun_quota_granted: gauge("1", ...place, "department", "resource"),
    zhengyun_application_info: gauge("info", ...system, "level", "dr_tier", "role"),
    zhengyun_objective_ratio: gauge("1", ...system, "service"),
    zhengyun_objective_latency_seconds: gauge("seconds", ...system, "service"),
    zhengyun_circuit_info: gauge("info", ...place, "plane", "circuit", "peer"),
    zhengyun_circuit_capacity_bytes: gauge("bytes", ...place, "plane", "circuit"),
    zhengyun_exchange_point_info: gauge("info", ...place, "exchange_point"),
    zhengyun_segment_addresses: gauge("1", ...place, "segment"),
    zhengyun_segment_addresses_allocated: gauge("1", ...place, "segment"),
    zhengyun_backup_interval_seconds: gauge("seconds", ...place, "schedule", "department", "application"),
    zhengyun_restore_test_timestamp_seconds: gauge("timestamp", ...system),
    zhengyun_grant_expiry_timestamp_seconds: gauge("timestamp", "grant", "department", "target"),
    zhengyun_exception_expiry_timestamp_seconds: gauge("timestamp", "exception", "code"),
    zhengyun_appointment_expiry_timestamp_seconds: gauge("timestamp", "person", "persona"),
    zhengyun_migration_entered_timestamp_seconds: gauge(
      "timestamp",
      "migration",
      "department",
      "application",
      "wave",
      "state",
    ),
    zhengyun_migration_cut_over_start_timestamp_seconds: gauge(
      "timestamp",
      "migration",
      "department",
      "application",
    ),
    zhengyun_migration_no_return_timestamp_seconds: gauge(
      "timestamp",
      "migration",
      "department",
      "application",
    ),
    zhengyun_migration_cut_over_end_timestamp_seconds: gauge(
      "timestamp",
      "migration",
      "department",
      "application",
    ),
    zhengyun_migration_rollback_rehearsed: gauge("1", "migration", "department", "application"),
    zhengyun_duty_reachable: gauge("1", "rota"),
    zhengyun_duty_next_gap_timestamp_seconds: gauge("timestamp", "rota"),
    zhengyun_duty_unreachable_shifts: gauge("1", "rota"),
    zhengyun_duty_calendar_end_timestamp_seconds: gauge("timestamp"),
    zhengyun_freeze_start_timestamp_seconds: gauge("timestamp", "freeze"),
    zhengyun_freeze_end_timestamp_seconds: gauge("timestamp", "freeze"),
  },
});

/** What `zhengyun drift` found when it last compared a pool with its stacks. */
export const drift = defineExporter({
  job: "zhengyun-drift",
  scrapeSeconds: 60,
  honorLabels: true,
  metrics: {
    zhengyun_drift_objects: gauge("1", ...place, "kind"),
    zhengyun_drift_last_run_timestamp_seconds: gauge("timestamp", ...place),
  },
});

/** The duty relay: who was told of what, and who took it. */
export const relay = defineExporter({
  job: "zhengyun-relay",
  scrapeSeconds: 15,
  honorLabels: true,
  metrics: {
    zhengyun_relay_incidents_open: gauge("1", "rota", "severity", "claimed"),
    zhengyun_relay_oldest_unclaimed_seconds: gauge("seconds", "rota"),
    zhengyun_relay_escalations_exhausted_total: counter("1", "rota"),
    zhengyun_relay_notifications_total: counter("1", "channel"),
    zhengyun_relay_notifications_failed_total: counter("1", "channel"),
    zhengyun_relay_requests_refused_total: counter("1", "reason"),
    zhengyun_relay_queue_length: gauge("1"),
    zhengyun_relay_queue_capacity: gauge("1"),
    zhengyun_relay_journal_errors_total: counter("1"),
    zhengyun_relay_journal_events: gauge("1"),
    zhengyun_relay_calls_total: counter("1", "outcome"),
    zhengyun_relay_truncated_alerts_total: counter("1"),
    zhengyun_relay_statutory_deadline_timestamp_seconds: gauge("timestamp", "incident", "clock"),
  },
});

/** The metering collector: what was measured for the bills, and what was not. */
export const metering = defineExporter({
  job: "zhengyun-metering",
  scrapeSeconds: 60,
  honorLabels: true,
  metrics: {
    zhengyun_metering_last_sample_timestamp_seconds: gauge("timestamp", ...place),
    zhengyun_metering_gap_seconds_total: counter("seconds", ...place),
    zhengyun_metering_unowned_usage: gauge("1", ...place, "resource"),
    zhengyun_metering_unpriced_items: gauge("1", ...place),
    zhengyun_metering_balance_fen: gauge("1", ...place),
    zhengyun_metering_price_book_end_timestamp_seconds: gauge("timestamp"),
    zhengyun_metering_month_closed_timestamp_seconds: gauge("timestamp", ...place),
    zhengyun_metering_department_cost_fen: gauge("1", ...place, "department"),
    zhengyun_metering_department_budget_fen: gauge("1", ...place, "department"),
  },
});
