import { counter, defineExporter, gauge } from "./metric.js";

/** Velero. A schedule has the name of the namespace that it backs up. */
export const backup = defineExporter({
  job: "velero",
  scrapeSeconds: 60,
  metrics: {
    velero_backup_last_successful_timestamp: gauge("timestamp", "schedule"),
    velero_backup_failure_total: counter("1", "schedule"),
    velero_backup_partial_failure_total: counter("1", "schedule"),
    velero_backup_deletion_failure_total: counter("1", "schedule"),
    velero_backup_tarball_size_bytes: gauge("bytes", "schedule"),
    velero_restore_failed_total: counter("1", "schedule"),
    velero_volume_snapshot_failure_total: counter("1", "schedule"),
    velero_backup_storage_location_available: gauge("1", "backup_storage_location"),
  },
});
