import pools from "../domains/pools.js";
import { defineHandlings, findExporter } from "../runbooks/handling.js";

export default defineHandlings(pools, {
  PoolNodesLost: {
    look: [
      "kubectl get nodes -o wide --sort-by=.metadata.labels.topology\\.kubernetes\\.io/rack",
      "kubectl get events -A --field-selector involvedObject.kind=Node --sort-by=.lastTimestamp | tail -40",
    ],
    treat: [
      "看失联节点是否同在一个机柜、一台接入交换机或一路供电：是则按机柜故障处理，通知机房值守现场确认。",
      "暂停正在进行的变更和节点维护，避免再减少余量。",
      "确认余量能否装下被驱逐的副本；装不下的，按优先级先保核心业务，通知受影响部门。",
      "故障消除后逐台恢复调度，观察十五分钟再恢复下一台。",
    ],
    keep: "失联节点清单与机柜位置、供电和接入交换机的日志",
  },
  NodeNotReady: {
    look: ["kubectl describe node $NODE", "ssh $NODE journalctl -u kubelet --since -30m"],
    treat: [
      "能登录的看 kubelet 与容器运行时是否在运行、磁盘是否写满、时钟是否正常。",
      "不能登录的从带外管理口看电源与控制台；硬件故障转硬件告警的处置。",
      "十五分钟内恢复不了的先停止调度并驱逐，再维修。",
    ],
  },
  NodeUnderPressure: {
    look: ["kubectl describe node $NODE", "kubectl top pods -A --sort-by=memory | head -20"],
    treat: [
      "按条件找占用者：内存看未设上限的副本，磁盘看镜像与日志，进程数看反复派生的容器。",
      "清理无用镜像与已结束的容器；属于租户的，联系其部门整改并核对其限额。",
      "压力持续的停止调度此节点，把负载分散后再查。",
    ],
  },
  NodeCordonedForgotten: {
    look: ["kubectl get node $NODE -o jsonpath='{.metadata.annotations}'"],
    treat: ["找到停止调度它的人和变更单。", "维护已完成的恢复调度；未完成的在变更单上延时并说明。"],
  },
  ApiServerDown: {
    look: [
      "kubectl --request-timeout=5s get --raw /readyz?verbose",
      "ssh $NODE crictl logs $(crictl ps -aq --name kube-apiserver | head -1)",
    ],
    treat: [
      "从两个不同网段访问控制面地址，分清是全部实例停止还是入口不可达。",
      "入口不可达的查负载均衡与地址通告；实例停止的看证书是否过期、etcd 是否可用、磁盘是否写满。",
      "恢复一个实例即可恢复服务：先恢复一个，再恢复其余。",
      "其间不要重启任何节点：没有控制面，副本不会自愈。",
    ],
    keep: "各实例停止前的日志",
  },
  ApiServerInstanceDown: {
    look: ["ssh $NODE crictl ps -a --name kube-apiserver"],
    treat: ["看此实例的日志与证书有效期。", "重新拉起它；仍不行的把它移出负载均衡，再查原因。"],
  },
  ApiServerErrors: {
    look: ["kubectl get --raw /metrics | grep apiserver_request_total | grep 'code=\"5'"],
    treat: [
      "看出错集中在哪种对象：集中在一种的多为准入回调或聚合接口故障，普遍出错的多为 etcd。",
      "准入回调故障的恢复其后端；不得以删除安全策略的办法恢复。",
      "etcd 慢或空间不足的按 etcd 的对应页处置。",
    ],
  },
  ApiServerSlow: {
    look: ["kubectl get --raw '/debug/api_priority_and_fairness/dump_priority_levels'"],
    treat: ["找出请求最多的客户端，联系其负责人降频或改为监听。", "同时看 etcd 磁盘时延；是它慢的先处理它。"],
  },
  AggregatedApiUnavailable: {
    look: ["kubectl get apiservice $NAME -o yaml"],
    treat: ["看它指向的服务有没有就绪的副本。", "恢复其副本；已不再使用的按变更流程删除该接口登记。"],
  },
  EtcdNoLeader: {
    look: ["ETCDCTL_API=3 etcdctl endpoint status --cluster -w table"],
    treat: [
      "看成员之间的网络与时钟：没有主节点多因互相不可达。",
      "恢复多数成员；不要同时重启多个。",
      "多数成员已损坏的，经双人批准后按灾备方案从备份恢复。",
    ],
    keep: "各成员状态表与恢复时的审批",
  },
  EtcdQuorumAtRisk: {
    look: ["ETCDCTL_API=3 etcdctl member list -w table", "ETCDCTL_API=3 etcdctl endpoint health --cluster"],
    treat: [
      "立即停止对其余成员的一切维护：再坏一个就停写。",
      "恢复停止的成员；机器已坏的先移除成员，再在新机上加入。",
    ],
  },
  EtcdLeaderFlapping: {
    look: ["ETCDCTL_API=3 etcdctl endpoint status --cluster -w table"],
    treat: [
      "看主节点切换时的磁盘时延与网络丢包。",
      "磁盘被其他负载占用的迁走它；网络抖动的查成员所在接入口。",
    ],
  },
  EtcdSlowDisk: {
    look: ["ssh $NODE iostat -x 5 3"],
    treat: ["找出占用同一块盘的其他进程并迁走。", "盘本身变慢的看自检结果，安排更换；更换前先把主节点移走。"],
  },
  EtcdNearQuota: {
    look: ["ETCDCTL_API=3 etcdctl endpoint status --cluster -w table"],
    treat: [
      "先做一次备份。",
      "压缩历史并逐个成员整理碎片，一次只做一个。",
      "查是谁在大量写入（事件、租约、自定义对象），从源头减少。",
    ],
    keep: "整理前后的空间",
  },
  KubeletDown: {
    look: ["ssh $NODE systemctl status kubelet --no-pager"],
    treat: ["重新拉起 kubelet，看它停止的原因。", "证书过期的先续期。", "不能恢复的按节点未就绪处置。"],
  },
  KubeletSlow: {
    look: ["ssh $NODE crictl ps -a | wc -l"],
    treat: ["清理已退出的容器与无用镜像。", "副本过密的节点停止调度，分散一部分。"],
  },
  ClusterDnsErrors: {
    look: [
      "kubectl -n kube-system get pods -l k8s-app=kube-dns -o wide",
      "kubectl -n kube-system logs -l k8s-app=kube-dns --tail=50",
    ],
    treat: [
      "看是集群内名称还是外网名称失败：后者查上游解析。",
      "副本不足或集中在一台节点的，分散并扩容。",
      "近期改过配置的，回退到上一份。",
    ],
  },
  PlatformDaemonMissing: {
    look: ["kubectl -n $NAMESPACE get pods -o wide | grep $DAEMONSET"],
    treat: [
      "看缺在哪些节点：节点有新污点的补容忍，镜像拉不到的查镜像站。",
      "恢复后核对这些节点上它所管的功能（网络、存储、日志）。",
    ],
  },
  PlatformPodCrashLooping: {
    look: ["kubectl -n $NAMESPACE logs $POD --previous --tail=100"],
    treat: ["看上一次退出的原因；内存不足的核对其限额。", "近期升级的回退版本。"],
  },
  KubeStateMetricsAbsent: findExporter("kube-state-metrics"),
  ApiServerMetricsAbsent: findExporter("apiserver"),
  EtcdAbsent: findExporter("etcd"),
  KubeletAbsent: findExporter("kubelet"),
  ClusterDnsAbsent: findExporter("coredns"),
});
