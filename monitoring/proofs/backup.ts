import backup from "../domains/backup.js";
import { absentProof, defineProofs, type Proof, type Series } from "../proof.js";

const hour = 3600;
const plan = 'schedule="education-xueji"';
const wanted: Series = {
  [`zhengyun_backup_interval_seconds{${plan},department="education",application="education/xueji"}`]:
    24 * hour,
};
const whose = { schedule: "education-xueji", department: "education", application: "education/xueji" };

/** A backup that was made so many seconds before the first minute. */
const made = (before: number): Series => ({
  ...wanted,
  [`velero_backup_last_successful_timestamp{${plan}}`]: -before,
});

/** A count that grew by one, and one that grew once but long ago. */
function happened(metric: string): Proof {
  return {
    fault: { [`${metric}{${plan}}`]: "0 1x60" },
    fires: { schedule: "education-xueji" },
    after: "1m",
    quiet: [{ [`${metric}{${plan}}`]: 4 }],
  };
}

const etcdBackup = (before: number, cronjob = "etcd-backup", namespace = "kube-system"): Series => ({
  [`kube_cronjob_status_last_successful_time{namespace="${namespace}",cronjob="${cronjob}"}`]: -before,
});

const rehearsed = (before: number): Series => ({
  'zhengyun_restore_test_timestamp_seconds{namespace="education-xueji",department="education",application="education/xueji"}':
    -before,
  'zhengyun_threshold{threshold="restore-test-age"}': 365,
  'zhengyun_threshold{threshold="log-retention"}': 900,
});

const standby = (ready: number, role = "standby"): Series => ({
  'kube_statefulset_status_replicas_ready{namespace="education-xueji",statefulset="db"}': ready,
  [`zhengyun_application_info{namespace="education-xueji",department="education",application="education/xueji",level="3",dr_tier="core",role="${role}"}`]: 1,
});

export default defineProofs(backup, {
  BackupOverdue: {
    fault: made(36 * hour),
    fires: whose,
    value: "1d 12h 11m 0s",
    after: "1m",
    quiet: [made(35 * hour), made(0)],
  },
  BackupLongOverdue: {
    fault: made(72 * hour),
    fires: whose,
    value: "3d 0h 11m 0s",
    after: "1m",
    quiet: [made(71 * hour)],
  },
  BackupNeverMade: { fault: wanted, fires: whose, quiet: [made(0)] },
  BackupFailing: happened("velero_backup_failure_total"),
  BackupIncomplete: happened("velero_backup_partial_failure_total"),
  BackupShrunk: {
    fault: { [`velero_backup_tarball_size_bytes{${plan}}`]: "100 100 49x100" },
    fires: { schedule: "education-xueji" },
    after: "2m",
    quiet: [
      { [`velero_backup_tarball_size_bytes{${plan}}`]: "100 100 50x100" },
      { [`velero_backup_tarball_size_bytes{${plan}}`]: "40 100x100" },
    ],
  },
  VolumeSnapshotFailing: happened("velero_volume_snapshot_failure_total"),
  BackupLocationUnavailable: {
    fault: { 'velero_backup_storage_location_available{backup_storage_location="default"}': 0 },
    fires: { backup_storage_location: "default" },
    quiet: [{ 'velero_backup_storage_location_available{backup_storage_location="default"}': 1 }],
  },
  RestoreFailed: happened("velero_restore_failed_total"),
  EtcdBackupOverdue: {
    fault: etcdBackup(26 * hour),
    fires: { namespace: "kube-system", cronjob: "etcd-backup" },
    value: "1d 2h 11m 0s",
    after: "1m",
    quiet: [
      etcdBackup(25 * hour),
      {
        ...etcdBackup(90 * hour, "certificate-report"),
        ...etcdBackup(90 * hour, "etcd-backup", "education-xueji"),
      },
    ],
  },
  RestoreTestOverdue: {
    fault: rehearsed(365 * 24 * hour),
    fires: { namespace: "education-xueji", department: "education", application: "education/xueji" },
    // Another threshold is no limit here.
    value: "365d 1h 1m 0s",
    after: "1m",
    quiet: [rehearsed(364 * 24 * hour)],
  },
  StandbyNotReady: {
    fault: standby(0),
    fires: {
      namespace: "education-xueji",
      statefulset: "db",
      department: "education",
      application: "education/xueji",
    },
    quiet: [standby(1), standby(0, "active")],
  },
  BackupMetricsAbsent: absentProof("velero_backup_last_successful_timestamp"),
});
