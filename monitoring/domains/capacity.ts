import { defineDomain } from "../alert.js";

/** Whether pools can hold what was promised, and departments what they run. */
export default defineDomain({
  name: "capacity",
  title: { zh: "配额与容量", en: "Quota and capacity" },
  recordings: [
    {
      name: "node:allocatable:sum",
      expr: "sum by (city, pool, node, resource) (kube_node_status_allocatable)",
    },
    {
      name: "pool:requests:sum",
      expr: "sum by (city, pool, resource) (kube_pod_container_resource_requests)",
    },
  ],
  alerts: [
    {
      name: "PoolNearlyFull",
      severity: "warning",
      team: "platform",
      expr: `
        pool:requests:sum{resource=~"cpu|memory"}
          / on (city, pool, resource) sum by (city, pool, resource) (node:allocatable:sum) > 0.85`,
      for: "1h",
      metric: "kube_pod_container_resource_requests",
      absent: "KubeStateMetricsAbsent",
      panel: "zy-pool/capacity",
      summary: "资源池 {{ $labels.pool }} 的 {{ $labels.resource }} 已用 {{ $value | humanizePercentage }}",
      description: "全部应用的申请量超过可分配量的八成半。",
      impact: "新应用开通与扩容很快会排队，扩容采购需要时间。",
    },
    {
      name: "PoolCannotLoseNode",
      severity: "critical",
      team: "platform",
      expr: `
        pool:requests:sum{resource=~"cpu|memory"}
          > on (city, pool, resource) (
            sum by (city, pool, resource) (node:allocatable:sum)
              - max by (city, pool, resource) (node:allocatable:sum))`,
      for: "30m",
      metric: "kube_pod_container_resource_requests",
      absent: "KubeStateMetricsAbsent",
      panel: "zy-pool/capacity",
      summary: "资源池 {{ $labels.pool }} 坏不起最大的一台节点",
      description: "{{ $labels.resource }} 的申请量大于失去最大节点后的剩余量。",
      impact: "该节点一坏，部分应用将无处可去。",
    },
    {
      name: "PoolOverGranted",
      severity: "warning",
      team: "platform",
      level: "province",
      expr: "zhengyun_pool_granted / zhengyun_pool_capacity > 1",
      for: "1h",
      metric: "zhengyun_pool_granted",
      absent: "EstateExporterAbsent",
      panel: "zy-pool/capacity",
      summary: "资源池 {{ $labels.pool }} 的 {{ $labels.resource }} 批出了 {{ $value | humanizePercentage }}",
      description: "底账中批给各级的配额超过资源池容量。",
      impact: "各部门同时用足配额时装不下。",
    },
    {
      name: "DepartmentQuotaNearlyUsed",
      severity: "info",
      team: "platform",
      expr: `
        sum by (city, pool, department, resource) (
          kube_resourcequota{type="used"}
            * on (city, pool, namespace) group_left (department) zhengyun_application_info)
          / on (city, pool, department, resource) zhengyun_quota > 0.9`,
      for: "1h",
      metric: "kube_resourcequota",
      absent: "KubeStateMetricsAbsent",
      panel: "zy-department/quota",
      summary:
        "部门 {{ $labels.department }} 的 {{ $labels.resource }} 配额已用 {{ $value | humanizePercentage }}",
      description: "部门 {{ $labels.department }} 在资源池 {{ $labels.pool }} 的实际用量接近配额。",
      impact: "用满后该部门不能再扩容，应提前申请。",
    },
    {
      name: "ApplicationQuotaFull",
      severity: "warning",
      team: "platform",
      expr: `
        (kube_resourcequota{type="used"} / ignoring (type) kube_resourcequota{type="hard"} > 0.95)
          * on (city, pool, namespace) group_left (department, application) zhengyun_application_info`,
      for: "30m",
      metric: "kube_resourcequota",
      absent: "KubeStateMetricsAbsent",
      panel: "zy-department/quota",
      summary:
        "{{ $labels.application }} 的 {{ $labels.resource }} 配额用到 {{ $value | humanizePercentage }}",
      description:
        "资源池 {{ $labels.pool }} 的 {{ $labels.namespace }}（部门 {{ $labels.department }}）配额将用满。",
      impact: "副本重建或扩容会被拒绝，故障时可能起不来。",
    },
    {
      name: "ApplicationPodsPending",
      severity: "warning",
      team: "platform",
      expr: `
        sum by (city, pool, namespace, department, application) (
          kube_pod_status_phase{phase="Pending"}
            * on (city, pool, namespace) group_left (department, application) zhengyun_application_info) > 0`,
      for: "15m",
      metric: "kube_pod_status_phase",
      absent: "KubeStateMetricsAbsent",
      panel: "zy-department/workloads",
      summary: "{{ $labels.application }} 有 {{ $value }} 个副本排队",
      description:
        "资源池 {{ $labels.pool }} 放不下 {{ $labels.namespace }}（部门 {{ $labels.department }}）的副本，已等待十五分钟。",
      impact: "该应用副本不足，承载能力下降。",
    },
    {
      name: "AutoscalerExhausted",
      severity: "info",
      team: "platform",
      expr: `
        kube_horizontalpodautoscaler_status_current_replicas
          >= kube_horizontalpodautoscaler_spec_max_replicas
          and kube_horizontalpodautoscaler_spec_max_replicas > 1`,
      for: "1h",
      metric: "kube_horizontalpodautoscaler_status_current_replicas",
      absent: "KubeStateMetricsAbsent",
      panel: "zy-department/workloads",
      summary: "{{ $labels.namespace }}/{{ $labels.horizontalpodautoscaler }} 已扩到上限一小时",
      description: "资源池 {{ $labels.pool }} 的自动扩容到了 {{ $value }} 个副本，不能再加。",
      impact: "流量再涨就会变慢，应提高上限或申请配额。",
    },
    {
      name: "NodeBusy",
      severity: "warning",
      team: "platform",
      expr: `1 - avg by (city, pool, instance) (rate(node_cpu_seconds_total{mode="idle"}[10m])) > 0.95`,
      for: "30m",
      metric: "node_cpu_seconds_total",
      absent: "NodeMetricsAbsent",
      panel: "zy-pool/capacity",
      summary: "服务器 {{ $labels.instance }} 的处理器已用 {{ $value | humanizePercentage }}",
      description: "资源池 {{ $labels.pool }} 的服务器 {{ $labels.instance }} 满载半小时。",
      impact: "其上应用普遍变慢。",
    },
    {
      name: "NodeMemoryShort",
      severity: "warning",
      team: "platform",
      expr: "node_memory_MemAvailable_bytes / node_memory_MemTotal_bytes < 0.05",
      for: "10m",
      metric: "node_memory_MemAvailable_bytes",
      absent: "NodeMetricsAbsent",
      panel: "zy-pool/capacity",
      summary: "服务器 {{ $labels.instance }} 的内存只剩 {{ $value | humanizePercentage }}",
      description: "资源池 {{ $labels.pool }} 的服务器 {{ $labels.instance }} 即将开始杀进程。",
      impact: "其上的应用会被随机终止。",
    },
    {
      name: "NodeKillsProcesses",
      severity: "warning",
      team: "platform",
      expr: "increase(node_vmstat_oom_kill[15m]) > 3",
      for: "0m",
      metric: "node_vmstat_oom_kill",
      absent: "NodeMetricsAbsent",
      panel: "zy-pool/capacity",
      summary: "服务器 {{ $labels.instance }} 因内存不足连续终止进程",
      description: "资源池 {{ $labels.pool }} 的服务器 {{ $labels.instance }} 十五分钟内终止三次以上。",
      impact: "有应用在反复重启，用户时断时续。",
    },
    {
      name: "NodeConnectionTableFull",
      severity: "critical",
      team: "platform",
      expr: "node_nf_conntrack_entries / node_nf_conntrack_entries_limit > 0.9",
      for: "5m",
      metric: "node_nf_conntrack_entries",
      absent: "NodeMetricsAbsent",
      panel: "zy-pool/capacity",
      summary: "服务器 {{ $labels.instance }} 的连接表已用 {{ $value | humanizePercentage }}",
      description:
        "资源池 {{ $labels.pool }} 的服务器 {{ $labels.instance }} 连接跟踪表将满，可能有扫描或连接泄漏。",
      impact: "满后新连接随机失败，表现为各处偶发超时。",
    },
    {
      name: "NodeDiskBusy",
      severity: "info",
      team: "platform",
      expr: "rate(node_disk_io_time_seconds_total[10m]) > 0.95",
      for: "1h",
      metric: "node_disk_io_time_seconds_total",
      absent: "NodeMetricsAbsent",
      panel: "zy-pool/capacity",
      summary: "服务器 {{ $labels.instance }} 的磁盘 {{ $labels.device }} 一直忙",
      description: "资源池 {{ $labels.pool }} 的磁盘 {{ $labels.device }} 一小时来几乎没有空闲。",
      impact: "其上的读写排队，应用变慢。",
    },
  ],
});
