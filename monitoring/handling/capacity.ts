import capacity from "../domains/capacity.js";
import { defineHandlings } from "../runbooks/handling.js";

const node = [
  "ssh $NODE top -b -n 1 | head -30",
  "kubectl describe node $NODE | sed -n '/Non-terminated/,$p'",
] as const;
const application = ["kubectl -n $NAMESPACE describe quota quota", "kubectl -n $NAMESPACE get pods"] as const;

export default defineHandlings(capacity, {
  PoolNearlyFull: {
    look: [],
    treat: [
      "按部门列出占用与使用率，使用率低的发调减通知。",
      "暂缓新的上云申请，或改放其他资源池。",
      "按采购周期提出扩容。",
    ],
  },
  PoolCannotLoseNode: {
    look: ["kubectl top nodes"],
    treat: [
      "停止一切节点维护。",
      "迁走或停止可中断的负载，直到余量不小于最大一台节点。",
      "提出扩容；扩容前不再批准新配额。",
    ],
  },
  PoolOverGranted: {
    look: [],
    treat: ["核对底账：批出的配额超过容量，检查为何通过。", "与各部门协商收回未使用的部分。"],
  },
  DepartmentQuotaNearlyUsed: {
    look: application,
    treat: ["通知部门管理员：可在其应用之间调剂，或申请增加。", "使用率低而配额高的应用优先调减。"],
  },
  ApplicationQuotaFull: {
    look: application,
    treat: ["新副本已起不来：通知部门，先调剂同部门其他应用的余量。", "临时突发的按应急扩容流程。"],
  },
  ApplicationPodsPending: {
    look: [...application, "kubectl -n $NAMESPACE get events --sort-by=.lastTimestamp | tail -20"],
    treat: ["看事件：缺处理器、内存、卷或节点标签。", "资源池没有余量的按资源池将满处置。"],
  },
  AutoscalerExhausted: {
    look: ["kubectl -n $NAMESPACE describe hpa $HPA"],
    treat: ["与部门确认流量是否正常增长。", "需要更多的调高上限并核对配额。"],
  },
  NodeBusy: { look: node, treat: ["找出占用最多的副本，看其限额是否合理。", "持续的把部分负载分散。"] },
  NodeMemoryShort: { look: node, treat: ["找出占用最多的副本；没有上限的补上限。", "必要时停止调度。"] },
  NodeKillsProcesses: {
    look: ["ssh $NODE journalctl -k --since -1h | grep -i 'out of memory'"],
    treat: ["看被终止的是谁：系统进程的立即分散负载，租户副本的核对其限额。"],
  },
  NodeConnectionTableFull: {
    look: [
      "ssh $NODE conntrack -S",
      "ssh $NODE sysctl net.netfilter.nf_conntrack_count net.netfilter.nf_conntrack_max",
    ],
    treat: ["表满后新连接会被丢弃：先临时调大上限。", "找出连接最多的来源；异常的按安全事件处理。"],
    keep: "连接最多的来源",
  },
  NodeDiskBusy: {
    look: ["ssh $NODE iostat -x 5 3"],
    treat: ["找出写入最多的副本。", "日志过多的降级别，数据库的迁到独立存储。"],
  },
});
