import services from "../domains/services.js";
import { defineHandlings, findExporter } from "../runbooks/handling.js";

const application = [
  "kubectl -n $NAMESPACE get pods -o wide",
  "kubectl -n $NAMESPACE get events --sort-by=.lastTimestamp | tail -20",
] as const;
const history = ["kubectl -n $NAMESPACE rollout history deployment"] as const;

export default defineHandlings(services, {
  ObjectiveBurningFast: {
    look: [...application, ...history],
    treat: [
      "先止血：一小时内发布过的立即回退，不必等查明原因。",
      "没有发布的看依赖：身份认证、电子证照等共性服务是否同时告警。",
      "流量突增的扩容或限流；通知调用它的部门。",
    ],
    keep: "回退的版本与时间、受影响的请求数",
  },
  ObjectiveBurning: {
    look: [...application, ...history],
    treat: ["看错误集中在哪个接口与哪个副本。", "近期发布所致的回退；依赖所致的转其值班人并跟踪。"],
    keep: "受影响的请求数",
  },
  ObjectiveBurningSlowly: {
    look: application,
    treat: ["工作时间与部门一起看错误构成，列入本周修复。", "预算将用完的，暂停其发布。"],
  },
  ObjectiveLeaking: { look: application, treat: ["登记到服务的改进清单，下次评审时说明。"] },
  ServiceSlow: {
    look: application,
    treat: [
      "看是全部变慢还是个别副本；个别的重启它。",
      "全部变慢的看数据库与依赖的时延。",
      "处理器受限的核对其限额。",
    ],
  },
  RequestsVanished: {
    look: ["kubectl -n $NAMESPACE get endpointslices", "zhengyun reach internet $APPLICATION"],
    treat: [
      "从外部访问一次：打不开的查入口、域名与证书。",
      "能打开而没有请求的，查调用方是否停止、授权是否到期。",
      "计划内停用的，登记静默与期限。",
    ],
  },
  ServiceProbeFailing: {
    look: ["curl -sv --max-time 10 $TARGET"],
    treat: ["看是解析、连接、证书还是应答错误。", "服务本身停止的按副本不可用处置；通知依赖它的部门。"],
    keep: "拨测输出",
  },
  PortalDown: {
    look: ["curl -sv --max-time 10 $TARGET", ...application],
    treat: [
      "从两个平面、两个运营商各访问一次，分清是入口、平面还是应用。",
      "挂出维护页；不能恢复的按灾备方案切换。",
      "记下中断开始的时刻：上报时限从此刻起算。",
    ],
    keep: "中断起始时刻与证据截图",
  },
  PortalDownReportable: {
    look: [],
    treat: [
      "带班领导到岗，指定一人恢复、一人上报。",
      "按地域与受影响人口判断等级，备好书面材料。",
      "恢复后补报原因与措施。",
    ],
    keep: "上报材料与时间",
  },
  ApplicationDown: {
    look: [...application, ...history],
    treat: [
      "近期发布的回退。",
      "节点故障所致的看副本为何没有在别处起来：配额、卷或节点标签。",
      "通知其部门与依赖它的部门。",
    ],
  },
  ApplicationReplicasMissing: { look: application, treat: ["看缺的副本停在哪一步，按事件处置。"] },
  DatabaseReplicasMissing: {
    look: application,
    treat: [
      "先确认主库可写、最近备份可用。",
      "不要删除卷；恢复缺的副本并看复制追上。",
      "主库不在的按其部门的切换方案，须双人确认。",
    ],
    keep: "切换前后的复制位置",
  },
  ApplicationCrashLooping: {
    look: ["kubectl -n $NAMESPACE logs $POD --previous --tail=100"],
    treat: ["看退出原因；配置或密钥缺失的补上，近期发布的回退。"],
  },
  ApplicationImageUnavailable: {
    look: ["kubectl -n $NAMESPACE describe pod $POD | tail -20"],
    treat: ["不在允许的仓库的，同步到镜像站后再引用。", "仓库不可达的查镜像站与网络策略。"],
  },
  ApplicationOutOfMemory: {
    look: application,
    treat: ["与部门核对内存上限；泄漏的由其修复，暂时定时重启。"],
  },
  ApplicationJobFailed: {
    look: ["kubectl -n $NAMESPACE logs job/$JOB --tail=100"],
    treat: ["看失败原因，由部门决定是否补跑。"],
  },
  IngressConfigRejected: {
    look: ["kubectl -n ingress-nginx logs $POD --tail=50"],
    treat: ["找出被拒的入口对象，通知其部门改正；其间新改动都不会生效。"],
  },
  IngressMetricsAbsent: findExporter("ingress-nginx"),
});
