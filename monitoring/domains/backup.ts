import { absentAlert } from "../absent.js";
import { defineDomain } from "../alert.js";

/** Backups, rehearsed restores, and what stands by for a disaster. */
export default defineDomain({
  name: "backup",
  title: { zh: "备份与容灾", en: "Backup and disaster recovery" },
  alerts: [
    {
      name: "BackupOverdue",
      severity: "warning",
      team: "platform",
      expr: `
        time() - velero_backup_last_successful_timestamp
          > on (city, pool, schedule) group_left (department, application) zhengyun_backup_interval_seconds * 1.5`,
      for: "10m",
      metric: "velero_backup_last_successful_timestamp",
      absent: "BackupMetricsAbsent",
      panel: "zy-pool/backup",
      summary: "{{ $labels.application }} 的备份迟了",
      description:
        "资源池 {{ $labels.pool }} 的备份计划 {{ $labels.schedule }}（部门 {{ $labels.department }}）距上次成功已 {{ $value | humanizeDuration }}，超过约定间隔的一倍半。",
      impact: "此刻出事，丢失的数据比承诺的多。",
    },
    {
      name: "BackupLongOverdue",
      severity: "critical",
      team: "platform",
      expr: `
        time() - velero_backup_last_successful_timestamp
          > on (city, pool, schedule) group_left (department, application) zhengyun_backup_interval_seconds * 3`,
      for: "10m",
      keepFiringFor: "2m",
      metric: "velero_backup_last_successful_timestamp",
      absent: "BackupMetricsAbsent",
      panel: "zy-pool/backup",
      summary: "{{ $labels.application }} 已连续错过备份",
      description:
        "资源池 {{ $labels.pool }} 的备份计划 {{ $labels.schedule }}（部门 {{ $labels.department }}）距上次成功已 {{ $value | humanizeDuration }}，超过约定间隔的三倍。",
      impact: "容灾承诺已不成立，误删或勒索事件将无法按目标恢复。",
    },
    {
      name: "BackupNeverMade",
      severity: "warning",
      team: "platform",
      expr: `
        zhengyun_backup_interval_seconds
          unless on (city, pool, schedule) velero_backup_last_successful_timestamp`,
      for: "2h",
      metric: "zhengyun_backup_interval_seconds",
      absent: "BackupNeverMade",
      panel: "zy-pool/backup",
      summary: "{{ $labels.application }} 从未备份成功",
      description:
        "底账要求备份部门 {{ $labels.department }} 的 {{ $labels.application }}，但资源池 {{ $labels.pool }} 没有计划 {{ $labels.schedule }} 的成功记录。",
      impact: "这个系统没有任何可恢复的副本。",
    },
    {
      name: "BackupFailing",
      severity: "warning",
      team: "platform",
      expr: "increase(velero_backup_failure_total[6h]) > 0",
      for: "5m",
      metric: "velero_backup_failure_total",
      absent: "BackupMetricsAbsent",
      panel: "zy-pool/backup",
      summary: "备份计划 {{ $labels.schedule }} 失败",
      description: "资源池 {{ $labels.pool }} 的备份计划 {{ $labels.schedule }} 六小时内有失败。",
      impact: "下一次成功之前，恢复点停在上一次。",
    },
    {
      name: "BackupIncomplete",
      severity: "warning",
      team: "platform",
      expr: "increase(velero_backup_partial_failure_total[6h]) > 0",
      for: "5m",
      metric: "velero_backup_partial_failure_total",
      absent: "BackupMetricsAbsent",
      panel: "zy-pool/backup",
      summary: "备份计划 {{ $labels.schedule }} 不完整",
      description: "资源池 {{ $labels.pool }} 的备份计划 {{ $labels.schedule }} 有部分对象没有备到。",
      impact: "用它恢复会缺东西，缺什么要看备份日志。",
    },
    {
      name: "BackupShrunk",
      severity: "warning",
      team: "platform",
      expr: `
        velero_backup_tarball_size_bytes < 0.5 * max_over_time(velero_backup_tarball_size_bytes[3d])`,
      for: "1h",
      metric: "velero_backup_tarball_size_bytes",
      absent: "BackupMetricsAbsent",
      panel: "zy-pool/backup",
      summary: "备份计划 {{ $labels.schedule }} 比三天内最大的小了一半",
      description:
        "资源池 {{ $labels.pool }} 的备份计划 {{ $labels.schedule }} 大小骤减：选择条件写错，或数据被删。",
      impact: "备份可能漏掉了要紧的内容；若数据真被删，应先暂停过期清理。",
    },
    {
      name: "VolumeSnapshotFailing",
      severity: "warning",
      team: "platform",
      expr: "increase(velero_volume_snapshot_failure_total[6h]) > 0",
      for: "5m",
      metric: "velero_volume_snapshot_failure_total",
      absent: "BackupMetricsAbsent",
      panel: "zy-pool/backup",
      summary: "备份计划 {{ $labels.schedule }} 的卷快照失败",
      description: "资源池 {{ $labels.pool }} 的存储没能为 {{ $labels.schedule }} 的卷做快照。",
      impact: "配置备到了，数据没有。",
    },
    {
      name: "BackupLocationUnavailable",
      severity: "critical",
      team: "platform",
      expr: "velero_backup_storage_location_available == 0",
      for: "15m",
      metric: "velero_backup_storage_location_available",
      absent: "BackupMetricsAbsent",
      panel: "zy-pool/backup",
      summary: "备份存放处 {{ $labels.backup_storage_location }} 不可用",
      description: "资源池 {{ $labels.pool }} 连不上备份存放处，备份与恢复都不能进行。",
      impact: "此刻出事，没有备份可用。",
    },
    {
      name: "RestoreFailed",
      severity: "critical",
      team: "platform",
      expr: "increase(velero_restore_failed_total[1h]) > 0",
      for: "0m",
      metric: "velero_restore_failed_total",
      absent: "BackupMetricsAbsent",
      panel: "zy-pool/backup",
      summary: "资源池 {{ $labels.pool }} 的恢复失败",
      description: "来自备份计划 {{ $labels.schedule }} 的一次恢复没有成功。有人正在等它。",
      impact: "演练失败说明备份不可用；真实恢复失败则业务仍中断。",
    },
    {
      name: "EtcdBackupOverdue",
      severity: "critical",
      team: "platform",
      expr: `
        time() - kube_cronjob_status_last_successful_time{namespace="kube-system",cronjob="etcd-backup"} > 93600`,
      for: "10m",
      metric: "kube_cronjob_status_last_successful_time",
      absent: "KubeStateMetricsAbsent",
      panel: "zy-pool/backup",
      summary: "资源池 {{ $labels.pool }} 的控制面一天多没有备份",
      description: "etcd 的每日备份距上次成功已 {{ $value | humanizeDuration }}。",
      impact: "控制面损坏时只能回到更早的状态，其后的变更要重做。",
    },
    {
      name: "RestoreTestOverdue",
      severity: "info",
      team: "platform",
      level: "province",
      expr: `
        time() - zhengyun_restore_test_timestamp_seconds
          > on () group_left () max(zhengyun_threshold{threshold="restore-test-age"}) * 86400`,
      for: "1h",
      metric: "zhengyun_restore_test_timestamp_seconds",
      absent: "EstateExporterAbsent",
      across: ["city", "pool"],
      panel: "zy-pool/backup",
      summary: "{{ $labels.application }} 的恢复演练过期",
      description:
        "部门 {{ $labels.department }} 的 {{ $labels.application }} 距上次恢复演练已 {{ $value | humanizeDuration }}。",
      impact: "没有演练过的备份不能算数，等级保护测评会扣分。",
    },
    {
      name: "StandbyNotReady",
      severity: "critical",
      team: "platform",
      expr: `
        (kube_statefulset_status_replicas_ready == 0)
          * on (city, pool, namespace) group_left (department, application)
            zhengyun_application_info{role="standby"}`,
      for: "15m",
      metric: "kube_statefulset_status_replicas_ready",
      absent: "KubeStateMetricsAbsent",
      panel: "zy-pool/workloads",
      summary: "{{ $labels.application }} 的备用库没有就绪",
      description:
        "资源池 {{ $labels.pool }} 的备用部署 {{ $labels.namespace }}/{{ $labels.statefulset }}（部门 {{ $labels.department }}）没有一个副本就绪。",
      impact: "主用池出事时不能切换。",
    },
    absentAlert({
      name: "BackupMetricsAbsent",
      probe: "velero_backup_last_successful_timestamp",
      what: "备份指标",
      team: "platform",
      panel: "zy-pool/backup",
    }),
  ],
});
