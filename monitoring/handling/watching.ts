import watching from "../domains/watching.js";
import { defineHandlings, findExporter } from "../runbooks/handling.js";

const prometheus = ["kubectl -n monitoring logs $POD -c prometheus --tail=100"] as const;
const alertmanager = [
  "kubectl -n monitoring logs $POD -c alertmanager --tail=100",
  "amtool --alertmanager.url=$ALERTMANAGER cluster show",
] as const;

export default defineHandlings(watching, {
  Watchdog: {
    look: [],
    treat: ["这是一直在响的心跳，证明告警链路畅通；它停了，省级会告警。收到它时无需处置。"],
  },
  PoolHeartbeatMissing: {
    look: ["kubectl --context $POOL -n monitoring get pods"],
    treat: [
      "分清三种情况：资源池断网、监控停止、上送通道断开。先从另一平面访问该资源池。",
      "资源池断网的按平面中断处置；其本地告警仍在响，联系该池值班人确认。",
      "监控停止的优先恢复：其间该池的故障没有人知道。",
    ],
    keep: "失去心跳的起止时间",
  },
  ManyPoolsSilent: {
    look: [],
    treat: [
      "多个资源池同时失联，先查共有的东西：省级存储、省级入口、骨干。",
      "省级一侧正常的，按骨干中断处置，同时联系两家运营商。",
    ],
    keep: "失联资源池清单与时间",
  },
  TargetsDown: {
    look: [`promtool query instant "$PROMETHEUS" 'up == 0'`],
    treat: ["看目标是否真的停止；真停止的按其自身的告警处置。", "采集被拒的核对网络策略、证书与端口。"],
  },
  PrometheusConfigRejected: {
    look: prometheus,
    treat: ["看日志中的错误行，改正后重新执行；其间用的是旧配置。"],
  },
  RuleEvaluationFailing: {
    look: prometheus,
    treat: ["看是哪条规则、什么错误；多为一对多匹配。", "失败的规则不会告警：修复之前人工看对应面板。"],
  },
  RuleEvaluationSlow: {
    look: prometheus,
    treat: ["看规则组耗时与序列数是否突增。", "突增的找出新增序列的来源。"],
  },
  NoAlertmanager: {
    look: alertmanager,
    treat: ["恢复至少一个 Alertmanager；其间没有任何通知发出。", "人工值守各面板，直到恢复。"],
  },
  NotificationsDropped: {
    look: [...prometheus, ...alertmanager],
    treat: ["看 Alertmanager 是否忙或不可达。", "恢复后核对其间的告警是否有遗漏。"],
  },
  PrometheusStorageBroken: {
    look: prometheus,
    treat: ["另一副本正常的，清空此副本的数据目录让它重新开始。", "两副本都坏的先保存数据目录，再重新开始。"],
    keep: "损坏的数据块",
  },
  UplinkBehind: { look: prometheus, treat: ["看到省级的带宽与时延。", "序列突增的先减少上送。"] },
  UplinkRefused: { look: prometheus, treat: ["看拒收的返回码：凭据过期的更换，超限的减少上送。"] },
  AlertmanagerConfigRejected: {
    look: alertmanager,
    treat: ["看日志中的错误，改正后重新执行；其间用的是旧路由。"],
  },
  NotificationsFailing: {
    look: alertmanager,
    treat: ["看是哪个渠道；改用另一渠道通知当班人。", "网关故障的联系其维护方。"],
    keep: "失败期间的告警与补通知的记录",
  },
  AlertmanagerClusterSplit: {
    look: alertmanager,
    treat: ["看副本之间的端口是否被网络策略拦住。", "分裂期间会有重复通知，不影响送达。"],
  },
  LogsDropped: {
    look: ["kubectl -n logging get pods -o wide | grep $NODE"],
    treat: ["看日志量是否突增、后端是否变慢。", "留存有法定期限：丢失的时段要登记。"],
    keep: "丢失日志的时段与节点",
  },
  ProvinceStoreFull: { look: [], treat: ["扩容存储卷。", "来不及的先缩短非法定数据的保留期，须经批准。"] },
  ProvinceStoreReadOnly: {
    look: [],
    treat: ["磁盘写满所致：先扩容，再重启使其恢复写入。", "各资源池会自行补送积压数据。"],
  },
  EstateUnreadable: {
    look: ["zhengyun check $ESTATE"],
    treat: ["按 check 的提示改正底账。", "其间目标、到期与班次用的是上一份好的。"],
  },
  EstateNotApplied: {
    look: ["zhengyun plan $ESTATE"],
    treat: ["看计划里有什么、为何没有执行：等审批的催审批，忘记的执行。"],
  },
  PrometheusMetricsAbsent: findExporter("prometheus"),
  AlertmanagerAbsent: findExporter("alertmanager"),
  LogCollectionAbsent: findExporter("fluent-bit"),
  ProvinceStoreAbsent: findExporter("victoria-metrics"),
  EstateExporterAbsent: findExporter("zhengyun"),
});
