import backup from "../domains/backup.js";
import { defineHandlings, findExporter } from "../runbooks/handling.js";

const schedule = [
  "kubectl -n backup get backups --sort-by=.metadata.creationTimestamp | tail",
  "velero backup describe $BACKUP --details",
] as const;

export default defineHandlings(backup, {
  BackupOverdue: {
    look: schedule,
    treat: ["看计划是否暂停、上一次为何没有完成。", "排除后立即补做一次，并确认完成。"],
  },
  BackupLongOverdue: {
    look: schedule,
    treat: [
      "此系统的恢复点目标已不满足：通知其部门。",
      "立即手工备份一次；备份不了的，用存储快照或数据库导出暂代。",
      "查清连续错过的原因，恢复计划。",
    ],
    keep: "错过的次数、暂代措施",
  },
  BackupNeverMade: {
    look: schedule,
    treat: [
      "底账声明了备份而从未成功：看计划是否已执行、选择条件是否选中它。",
      "首次备份成功后，安排一次恢复演练。",
    ],
  },
  BackupFailing: {
    look: schedule,
    treat: ["看失败原因：空间、凭据、快照接口依次排查。", "修复后补做失败的几次中最近的一次。"],
  },
  BackupIncomplete: {
    look: schedule,
    treat: ["看缺了哪些卷或对象。", "补备缺失部分；不完整的备份不得当作恢复点。"],
  },
  BackupShrunk: {
    look: schedule,
    treat: ["与部门确认数据是否真的减少。", "不是的按备份不完整处理；疑似被删的转安全值班。"],
    keep: "前后两次备份的大小与内容清单",
  },
  VolumeSnapshotFailing: {
    look: ["kubectl get volumesnapshots -A | grep -v true"],
    treat: ["看快照接口与存储容量。", "修复后补做。"],
  },
  BackupLocationUnavailable: {
    look: ["velero backup-location get"],
    treat: ["看到存放处的网络与证书。", "存放处本身故障的，改存备用位置；期间所有备份都不会成功。"],
  },
  RestoreFailed: {
    look: ["velero restore describe $RESTORE --details"],
    treat: [
      "看失败的对象，分清是权限、配额还是数据问题。",
      "真实故障中的恢复：同时准备上一个恢复点。",
      "演练中的失败同样登记：这份备份不可用。",
    ],
    keep: "恢复过程的全部输出",
  },
  EtcdBackupOverdue: {
    look: ["ls -l --time-sort /var/backups/etcd | head"],
    treat: ["手工做一次并异地存放。", "恢复定时任务，核对其凭据。"],
  },
  RestoreTestOverdue: {
    look: [],
    treat: ["与部门约定演练日期，在隔离环境恢复。", "演练结果登记到底账的证据中。"],
    keep: "演练报告",
  },
  StandbyNotReady: {
    look: [`promtool query instant "$PROMETHEUS" 'zhengyun_standby_lag_seconds'`],
    treat: ["看复制链路与备端容量。", "备端不可用期间主端不做有风险的变更。", "落后过多的重新建立复制。"],
  },
  BackupMetricsAbsent: findExporter("velero"),
});
