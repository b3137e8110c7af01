import storage from "../domains/storage.js";
import { defineHandlings, findExporter } from "../runbooks/handling.js";

const cluster = ["ceph status", "ceph health detail"] as const;
const volume = ["kubectl -n $NAMESPACE describe pvc $PVC"] as const;

export default defineHandlings(storage, {
  StorageClusterDown: {
    look: cluster,
    treat: [
      "看健康详情里的第一条错误，按对应的页处置；多条同时出现的先处理监视器与数据不可用。",
      "停止一切扩容、重建与快照任务。",
      "业务写入已停的，通知受影响部门，按灾备方案评估切换。",
    ],
    keep: "健康详情全文",
  },
  StorageClusterDegraded: {
    look: cluster,
    treat: ["看警告是否会自行消失（重建、清理中）。", "不会的按详情逐条处理，不要静默。"],
  },
  StorageDaemonDown: {
    look: ["ceph osd tree | grep down"],
    treat: [
      "看所在服务器与硬盘；硬盘坏的按硬盘故障更换。",
      "进程异常退出的看日志后拉起一次；再退出的不要反复拉起。",
    ],
  },
  StorageDaemonsManyDown: {
    look: ["ceph osd tree | grep down", ...cluster],
    treat: [
      "看是否同在一个机柜或一台交换机：是则先恢复它。",
      "设置禁止踢出，避免大规模重建，恢复后取消。",
      "副本数已不足的数据优先恢复。",
    ],
    keep: "停止的进程与机柜位置",
  },
  StorageQuorumAtRisk: {
    look: ["ceph quorum_status -f json-pretty"],
    treat: ["停止对其余监视器的维护。", "恢复停止的监视器；机器已坏的在新机上重建。"],
  },
  StorageDataUnavailable: {
    look: ["ceph pg dump_stuck", ...cluster],
    treat: [
      "找到数据所在的进程，优先拉起它们。",
      "不要清理或强制创建：会丢数据。",
      "确实不能恢复的，经双人批准后从备份恢复。",
    ],
    keep: "受影响的卷与部门清单",
  },
  StorageRebuildStuck: {
    look: ["ceph status"],
    treat: ["看是否受恢复速度限制或有慢盘。", "业务低谷时放宽恢复限制，之后复原。"],
  },
  StorageNearlyFull: {
    look: ["ceph df"],
    treat: [
      "删除到期快照与已下线系统的卷（须有下线确认）。",
      "停止新建卷，通知各部门清理。",
      "调配或采购容量；写满前必须完成，写满后删除也会失败。",
    ],
    keep: "清理清单与确认",
  },
  StorageDriveNearlyFull: {
    look: ["ceph osd df"],
    treat: ["看数据分布是否不均，重新均衡。", "普遍偏高的按整体容量处理。"],
  },
  StorageSlow: {
    look: ["ceph osd perf"],
    treat: ["找出时延最高的盘与占用最多的卷。", "慢盘安排更换；大量写入的联系其部门。"],
  },
  VolumeNearlyFull: {
    look: volume,
    treat: ["联系部门清理；数据库卷先看归档日志。", "确需扩容且配额允许的，按变更流程扩容。"],
  },
  VolumeFillingUp: { look: volume, treat: ["看增长来自何处，与部门约定清理或扩容日期。"] },
  VolumeInodesLow: { look: volume, treat: ["查大量小文件的目录，由部门清理或归并。"] },
  VolumeClaimPending: {
    look: volume,
    treat: ["看事件：配额不足的由部门申请，存储类写错的改正。", "供给进程异常的查其日志。"],
  },
  VolumeFailed: {
    look: ["kubectl describe pv $PV"],
    treat: ["先备份其中数据。", "看失败原因，恢复绑定或重新供给；不要直接删除。"],
  },
  VolumeOperationsFailing: {
    look: ["ssh $NODE journalctl -u kubelet --since -30m | grep -i volume"],
    treat: ["看是挂载、扩容还是卸载失败。", "节点上残留挂载的，停止调度后清理。"],
  },
  NodeDiskNearlyFull: {
    look: ["ssh $NODE df -h", "ssh $NODE du -xsh /var/log /var/lib/containerd"],
    treat: ["清理日志、镜像与已退出的容器。", "反复写满的查是哪个副本的日志。"],
  },
  NodeFilesystemReadOnly: {
    look: ["ssh $NODE dmesg | tail -50"],
    treat: ["停止调度并驱逐：其上副本已不能写。", "多为硬盘故障：按硬盘故障处置，不要强行重新挂载为可写。"],
    keep: "内核日志",
  },
  StorageMetricsAbsent: findExporter("ceph"),
});
