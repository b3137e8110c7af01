import { absentAlert } from "../absent.js";
import { type AlertProps, type Duration, defineDomain, type Recording } from "../alert.js";

/** Windows over which the share of failed requests is recorded; the same for every application. */
const windows = ["5m", "30m", "1h", "2h", "6h", "1d", "3d"] as const;

type Window = (typeof windows)[number];

function errorRatio(window: Window): Recording {
  const requests = (matcher: string) =>
    `sum by (city, pool, namespace) (rate(nginx_ingress_controller_requests${matcher}[${window}]))`;
  return {
    name: `application:request_errors:ratio_rate${window}`,
    expr: `${requests('{status=~"5.."}')} / ${requests("")}`,
  };
}

interface BurnProps<Name extends string> {
  readonly name: Name;
  readonly severity: "critical" | "warning" | "info";
  readonly long: Window;
  /** Shows that it still goes on, so that the alert ends soon after the trouble does. */
  readonly short: Window;
  /** How many times faster than allowed the error budget is used up. */
  readonly factor: number;
  readonly for: Duration;
  readonly when: string;
  readonly impact: string;
}

/**
 * An objective is missed at some speed, over two windows, and not for a handful of requests. Objectives and owners
 * are metrics, so the rule is one for all applications and services.
 */
function burn<const Name extends string>(props: BurnProps<Name>): AlertProps<Name> {
  const { name, severity, long, short, factor, when, impact } = props;
  const burning = (window: Window) => `
    application:request_errors:ratio_rate${window}
      / on (city, pool, namespace) group_right () (1 - zhengyun_objective_ratio) > ${factor}`;
  return {
    name,
    severity,
    team: "platform",
    expr: `
      ${burning(long)}
        and ${burning(short)}
        and on (city, pool, namespace) application:requests:rate${long === "1d" || long === "3d" ? "6h" : "1h"} > 0.1`,
    for: props.for,
    metric: "zhengyun_objective_ratio",
    absent: "IngressMetricsAbsent",
    panel: "zy-department/objectives",
    summary: `{{ $labels.application }} 的出错预算正以 {{ $value | printf "%.1f" }} 倍速度消耗`,
    description: `资源池 {{ $labels.pool }} 的 {{ $labels.service }}（部门 {{ $labels.department }}）请求出错超过目标，${when}。`,
    impact,
  };
}

/** What users of applications and shared services meet. */
export default defineDomain({
  name: "services",
  title: { zh: "应用与共性支撑服务", en: "Applications and shared services" },
  recordings: [
    ...(["5m", "1h", "6h"] as const).map((window) => ({
      name: `application:requests:rate${window}`,
      expr: `sum by (city, pool, namespace) (rate(nginx_ingress_controller_requests[${window}]))`,
    })),
    ...windows.map(errorRatio),
  ],
  alerts: [
    burn({
      name: "ObjectiveBurningFast",
      severity: "critical",
      long: "1h",
      short: "5m",
      factor: 14.4,
      for: "2m",
      when: "照此两天用完整月的预算",
      impact: "大量办件正在失败，用户立即有感。",
    }),
    burn({
      name: "ObjectiveBurning",
      severity: "critical",
      long: "6h",
      short: "30m",
      factor: 6,
      for: "15m",
      when: "照此五天用完整月的预算",
      impact: "部分办件失败，投诉将至。",
    }),
    burn({
      name: "ObjectiveBurningSlowly",
      severity: "warning",
      long: "1d",
      short: "2h",
      factor: 3,
      for: "1h",
      when: "照此十天用完整月的预算",
      impact: "少量办件失败，工作日内处理即可。",
    }),
    burn({
      name: "ObjectiveLeaking",
      severity: "info",
      long: "3d",
      short: "6h",
      factor: 1,
      for: "1h",
      when: "照此月底会达不到目标",
      impact: "尚无明显感觉，月度考核会不达标。",
    }),
    {
      name: "ServiceSlow",
      severity: "warning",
      team: "platform",
      expr: `
        histogram_quantile(0.99, sum by (city, pool, namespace, le) (
          rate(nginx_ingress_controller_request_duration_seconds_bucket[10m])))
          > on (city, pool, namespace) group_right () zhengyun_objective_latency_seconds`,
      for: "15m",
      metric: "zhengyun_objective_latency_seconds",
      absent: "IngressMetricsAbsent",
      panel: "zy-department/latency",
      summary: "{{ $labels.application }} 变慢：百分之一的请求超过 {{ $value | humanizeDuration }}",
      description:
        "资源池 {{ $labels.pool }} 的 {{ $labels.service }}（部门 {{ $labels.department }}）超过它声明的时延目标。",
      impact: "依赖它的应用跟着变慢，页面转圈。",
    },
    {
      name: "RequestsVanished",
      severity: "critical",
      team: "platform",
      expr: `
        zhengyun_objective_ratio
          and on (city, pool, namespace) avg_over_time(application:requests:rate5m[6h]) > 1
          unless on (city, pool, namespace) application:requests:rate5m > 0`,
      for: "15m",
      metric: "zhengyun_objective_ratio",
      absent: "RequestsVanished",
      panel: "zy-department/objectives",
      summary: "{{ $labels.application }} 突然没有请求了",
      description:
        "资源池 {{ $labels.pool }} 的 {{ $labels.service }}（部门 {{ $labels.department }}）六小时内每秒一次以上，现在一个请求也没有：入口、域名或外网断了。没有请求时可用性看起来是百分之百。",
      impact: "用户到不了它，而它自己并不报错。",
    },
    {
      name: "ServiceProbeFailing",
      severity: "critical",
      team: "platform",
      expr: `probe_success{module="service"} == 0`,
      for: "3m",
      metric: "probe_success",
      absent: "ProbesAbsent",
      panel: "zy-department/objectives",
      summary: "共性支撑服务 {{ $labels.instance }} 拨测失败",
      description:
        "从资源池 {{ $labels.pool }} 的 {{ $labels.zone }} 区拨测 {{ $labels.instance }} 连续失败。",
      impact: "依赖它的全部政务应用在该环节失败，例如无法登录、无法取证照。",
    },
    {
      name: "PortalDown",
      severity: "critical",
      team: "platform",
      expr: `probe_success{module="portal"} == 0`,
      for: "2m",
      metric: "probe_success",
      absent: "ProbesAbsent",
      panel: "zy-department/objectives",
      summary: "门户 {{ $labels.instance }} 打不开",
      description: "从互联网侧拨测资源池 {{ $labels.pool }} 的门户连续失败。",
      impact: "公众看到的是政府网站打不开，上报时限从此刻起算。",
    },
    {
      name: "PortalDownReportable",
      severity: "critical",
      team: "security",
      expr: `probe_success{module="portal"} == 0`,
      for: "30m",
      metric: "probe_success",
      absent: "ProbesAbsent",
      panel: "zy-duty/clocks",
      summary: "门户 {{ $labels.instance }} 已中断半小时，准备上报",
      description:
        "资源池 {{ $labels.pool }} 的门户持续打不开。中断时长达到分级门限时须按规定时限报告，请现在核实并起草。",
      impact: "市级门户两小时为较大、六小时为重大，省级门户二十四小时为特别重大。",
    },
    {
      name: "ApplicationDown",
      severity: "critical",
      team: "platform",
      expr: `
        (kube_deployment_status_replicas_available == 0
          and on (city, pool, namespace, deployment) kube_deployment_spec_replicas > 0)
          * on (city, pool, namespace) group_left (department, application)
            zhengyun_application_info{role="active"}`,
      for: "5m",
      keepFiringFor: "2m",
      metric: "kube_deployment_status_replicas_available",
      absent: "KubeStateMetricsAbsent",
      panel: "zy-department/workloads",
      summary: "{{ $labels.application }} 的 {{ $labels.deployment }} 没有一个副本可用",
      description:
        "资源池 {{ $labels.pool }} 的 {{ $labels.namespace }}/{{ $labels.deployment }}（部门 {{ $labels.department }}）全部副本不可用。",
      impact: "该功能完全中断。",
    },
    {
      name: "ApplicationReplicasMissing",
      severity: "warning",
      team: "platform",
      expr: `
        (kube_deployment_status_replicas_available
          < on (city, pool, namespace, deployment) kube_deployment_spec_replicas)
          * on (city, pool, namespace) group_left (department, application) zhengyun_application_info`,
      for: "30m",
      metric: "kube_deployment_status_replicas_available",
      absent: "KubeStateMetricsAbsent",
      panel: "zy-department/workloads",
      summary: "{{ $labels.application }} 的 {{ $labels.deployment }} 副本不足",
      description:
        "资源池 {{ $labels.pool }} 的 {{ $labels.namespace }}/{{ $labels.deployment }}（部门 {{ $labels.department }}）半小时来少于要求的副本数，现有 {{ $value }} 个。",
      impact: "承载能力下降，没有冗余。",
    },
    {
      name: "DatabaseReplicasMissing",
      severity: "critical",
      team: "platform",
      expr: `
        (kube_statefulset_status_replicas_ready
          < on (city, pool, namespace, statefulset) kube_statefulset_replicas)
          * on (city, pool, namespace) group_left (department, application)
            zhengyun_application_info{dr_tier=~"core|important"}`,
      for: "15m",
      metric: "kube_statefulset_status_replicas_ready",
      absent: "KubeStateMetricsAbsent",
      panel: "zy-department/workloads",
      summary: "{{ $labels.application }} 的有状态副本 {{ $labels.statefulset }} 不齐",
      description:
        "资源池 {{ $labels.pool }} 的 {{ $labels.namespace }}/{{ $labels.statefulset }}（部门 {{ $labels.department }}）只有 {{ $value }} 个就绪。",
      impact: "核心或重要系统的数据库没有冗余，再坏一个即中断。",
    },
    {
      name: "ApplicationCrashLooping",
      severity: "warning",
      team: "platform",
      expr: `
        (kube_pod_container_status_waiting_reason{reason="CrashLoopBackOff"} == 1)
          * on (city, pool, namespace) group_left (department, application) zhengyun_application_info`,
      for: "15m",
      metric: "kube_pod_container_status_waiting_reason",
      absent: "KubeStateMetricsAbsent",
      panel: "zy-department/workloads",
      summary: "{{ $labels.application }} 的 {{ $labels.pod }} 反复重启",
      description:
        "资源池 {{ $labels.pool }} 的 {{ $labels.namespace }}/{{ $labels.pod }}（部门 {{ $labels.department }}）容器 {{ $labels.container }} 启动失败。",
      impact: "该副本不能服务，其余副本承担。",
    },
    {
      name: "ApplicationImageUnavailable",
      severity: "warning",
      team: "platform",
      expr: `
        (kube_pod_container_status_waiting_reason{reason=~"ImagePullBackOff|ErrImagePull"} == 1)
          * on (city, pool, namespace) group_left (department, application) zhengyun_application_info`,
      for: "15m",
      metric: "kube_pod_container_status_waiting_reason",
      absent: "KubeStateMetricsAbsent",
      panel: "zy-department/workloads",
      summary: "{{ $labels.application }} 的镜像拉不下来",
      description:
        "资源池 {{ $labels.pool }} 的 {{ $labels.namespace }}/{{ $labels.pod }}（部门 {{ $labels.department }}）容器 {{ $labels.container }} 拉取镜像失败：{{ $labels.reason }}。",
      impact: "新版本上不去；节点故障后副本也起不来。",
    },
    {
      name: "ApplicationOutOfMemory",
      severity: "warning",
      team: "platform",
      expr: `
        (increase(kube_pod_container_status_restarts_total[1h]) > 3
          and on (city, pool, namespace, pod, container)
            kube_pod_container_status_last_terminated_reason{reason="OOMKilled"} == 1)
          * on (city, pool, namespace) group_left (department, application) zhengyun_application_info`,
      for: "5m",
      metric: "kube_pod_container_status_restarts_total",
      absent: "KubeStateMetricsAbsent",
      panel: "zy-department/workloads",
      summary: "{{ $labels.application }} 的 {{ $labels.container }} 一再超出内存上限",
      description:
        "资源池 {{ $labels.pool }} 的 {{ $labels.namespace }}/{{ $labels.pod }}（部门 {{ $labels.department }}）一小时内因内存超限重启三次以上。",
      impact: "重启时正在办理的请求失败。",
    },
    {
      name: "ApplicationJobFailed",
      severity: "info",
      team: "platform",
      expr: `
        (kube_job_status_failed > 0)
          * on (city, pool, namespace) group_left (department, application) zhengyun_application_info`,
      for: "15m",
      metric: "kube_job_status_failed",
      absent: "KubeStateMetricsAbsent",
      panel: "zy-department/workloads",
      summary: "{{ $labels.application }} 的任务 {{ $labels.job_name }} 失败",
      description:
        "资源池 {{ $labels.pool }} 的 {{ $labels.namespace }}/{{ $labels.job_name }}（部门 {{ $labels.department }}）失败 {{ $value }} 次。",
      impact: "批处理、对账或报表没有完成。",
    },
    {
      name: "IngressConfigRejected",
      severity: "warning",
      team: "platform",
      expr: "nginx_ingress_controller_config_last_reload_successful == 0",
      for: "10m",
      metric: "nginx_ingress_controller_config_last_reload_successful",
      absent: "IngressMetricsAbsent",
      panel: "zy-pool/ingress",
      summary: "入口 {{ $labels.instance }} 拒绝了新配置",
      description: "资源池 {{ $labels.pool }} 的入口仍在用旧配置，多为某个应用的入口写错。",
      impact: "最近的发布、域名与证书更换没有生效。",
    },
    absentAlert({
      name: "IngressMetricsAbsent",
      probe: "nginx_ingress_controller_requests",
      what: "入口指标",
      team: "platform",
      severity: "critical",
      for: "10m",
      panel: "zy-pool/ingress",
    }),
  ],
});
