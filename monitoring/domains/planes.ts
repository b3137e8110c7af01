import { absentAlert } from "../absent.js";
import { defineDomain } from "../alert.js";

/** Both planes of the extranet, their circuits and sessions, and the exchange points between zones. */
export default defineDomain({
  name: "planes",
  title: { zh: "外网双平面与交换点", en: "Extranet planes and exchange points" },
  recordings: [
    {
      name: "circuit:bgp_session_up:max",
      expr: `
        max by (city, pool, plane, circuit) (
          frrk8s_bgp_session_up * on (city, pool, peer) group_left (plane, circuit) zhengyun_circuit_info)`,
    },
    {
      name: "plane:bgp_session_up:max",
      expr: "max by (city, pool, plane) (circuit:bgp_session_up:max)",
      across: ["circuit"],
    },
    {
      name: "plane:announced_prefixes:max",
      expr: `
        max by (city, pool, plane, vrf) (
          frrk8s_bgp_announced_prefixes_total
            * on (city, pool, peer) group_left (plane, circuit) zhengyun_circuit_info
          and on (city, pool, instance, peer, vrf) frrk8s_bgp_session_up == 1)`,
      across: ["circuit"],
    },
    {
      name: "circuit:traffic_bytes:rate5m",
      expr: `
        sum by (city, pool, plane, circuit) (
          label_replace(
            rate(ifHCInOctets{ifAlias=~"circuit-.+"}[5m]) + rate(ifHCOutOctets{ifAlias=~"circuit-.+"}[5m]),
            "circuit", "$1", "ifAlias", "circuit-(.+)")
          * on (city, pool, circuit) group_left (plane) zhengyun_circuit_info)`,
    },
  ],
  alerts: [
    {
      name: "BothPlanesDown",
      severity: "critical",
      team: "network",
      expr: "max by (city, pool) (plane:bgp_session_up:max) == 0",
      for: "1m",
      keepFiringFor: "2m",
      metric: "frrk8s_bgp_session_up",
      absent: "RoutingMetricsAbsent",
      across: ["plane"],
      panel: "zy-planes/sessions",
      summary: "资源池 {{ $labels.pool }} 与外网完全断开",
      description: "两个平面上没有一条 BGP 会话在线。",
      impact: "该资源池的全部政务应用从外网不可达，跨池互访全部中断。按断网时长计入上报时限。",
    },
    {
      name: "PlaneDown",
      severity: "critical",
      team: "network",
      expr: "plane:bgp_session_up:max == 0",
      for: "1m",
      keepFiringFor: "2m",
      metric: "frrk8s_bgp_session_up",
      absent: "RoutingMetricsAbsent",
      panel: "zy-planes/sessions",
      summary: "资源池 {{ $labels.pool }} 的平面 {{ $labels.plane }} 中断",
      description:
        "资源池 {{ $labels.pool }} 在平面 {{ $labels.plane }} 上没有一条 BGP 会话在线，流量已全部走另一平面。",
      impact: "业务不中断，但失去一半冗余；另一平面再断即全断。",
    },
    {
      name: "CircuitDown",
      severity: "critical",
      team: "network",
      expr: "circuit:bgp_session_up:max == 0",
      for: "2m",
      keepFiringFor: "2m",
      metric: "frrk8s_bgp_session_up",
      absent: "RoutingMetricsAbsent",
      panel: "zy-planes/sessions",
      summary: "电路 {{ $labels.circuit }}（平面 {{ $labels.plane }}）中断",
      description: "资源池 {{ $labels.pool }} 经电路 {{ $labels.circuit }} 的 BGP 会话全部断开。",
      impact: "该平面带宽减少，需向运营商报障。",
    },
    {
      name: "BgpSessionDown",
      severity: "warning",
      team: "network",
      expr: `
        (frrk8s_bgp_session_up == 0)
          * on (city, pool, peer) group_left (plane, circuit) zhengyun_circuit_info`,
      for: "5m",
      metric: "frrk8s_bgp_session_up",
      absent: "RoutingMetricsAbsent",
      panel: "zy-planes/sessions",
      summary: "节点 {{ $labels.instance }} 到 {{ $labels.peer }} 的会话断开",
      description:
        "资源池 {{ $labels.pool }} 的节点 {{ $labels.instance }} 与平面 {{ $labels.plane }} 电路 {{ $labels.circuit }} 对端 {{ $labels.peer }}（{{ $labels.vrf }}）的 BGP 会话断开。",
      impact: "该节点不再收发此平面流量，其余节点承担。",
    },
    {
      name: "CircuitUnwatched",
      severity: "warning",
      team: "network",
      expr: "zhengyun_circuit_info unless on (city, pool, circuit) circuit:bgp_session_up:max",
      for: "15m",
      metric: "zhengyun_circuit_info",
      absent: "CircuitUnwatched",
      panel: "zy-planes/sessions",
      summary: "电路 {{ $labels.circuit }} 没有会话指标",
      description:
        "底账声明了平面 {{ $labels.plane }} 的电路 {{ $labels.circuit }}（对端 {{ $labels.peer }}），但资源池 {{ $labels.pool }} 没有它的会话指标。",
      impact: "这条电路断了不会有人知道。",
    },
    {
      name: "BfdSessionDown",
      severity: "warning",
      team: "network",
      expr: `
        (frrk8s_bfd_session_up == 0)
          * on (city, pool, peer) group_left (plane, circuit) zhengyun_circuit_info`,
      for: "5m",
      metric: "frrk8s_bfd_session_up",
      absent: "RoutingMetricsAbsent",
      panel: "zy-planes/bfd",
      summary: "节点 {{ $labels.instance }} 到 {{ $labels.peer }} 没有 BFD",
      description:
        "资源池 {{ $labels.pool }} 平面 {{ $labels.plane }} 电路 {{ $labels.circuit }} 的 BFD 会话未建立。",
      impact: "此平面静默中断时要等 BGP 保持时间到期才切换，业务中断从不到一秒变为数秒。",
    },
    {
      name: "BfdFlapping",
      severity: "warning",
      team: "network",
      expr: `
        (increase(frrk8s_bfd_session_down_events[30m]) > 3)
          * on (city, pool, peer) group_left (plane, circuit) zhengyun_circuit_info`,
      for: "1m",
      metric: "frrk8s_bfd_session_down_events",
      absent: "RoutingMetricsAbsent",
      panel: "zy-planes/bfd",
      summary: "电路 {{ $labels.circuit }} 抖动",
      description:
        "节点 {{ $labels.instance }} 到 {{ $labels.peer }}（平面 {{ $labels.plane }}）的 BFD 半小时内断开三次以上，多为光路误码或处理器不足。",
      impact: "每次断开都有一部分连接重建，用户感到时断时续。",
    },
    {
      name: "PlanesAnnounceDifferently",
      severity: "critical",
      team: "network",
      expr: `
        max by (city, pool, vrf) (plane:announced_prefixes:max)
          - min by (city, pool, vrf) (plane:announced_prefixes:max) > 0`,
      for: "10m",
      metric: "frrk8s_bgp_announced_prefixes_total",
      absent: "RoutingMetricsAbsent",
      across: ["plane"],
      panel: "zy-planes/prefixes",
      summary: "资源池 {{ $labels.pool }} 两平面通告的前缀相差 {{ $value }} 条",
      description: "{{ $labels.vrf }} 中两个平面通告的前缀数不同，应当相同。",
      impact: "一个平面中断时，只在另一平面通告的地址将不可达：双平面形同虚设。",
    },
    {
      name: "NothingAnnounced",
      severity: "critical",
      team: "network",
      expr: `
        (frrk8s_bgp_announced_prefixes_total == 0
          and on (city, pool, instance, peer, vrf) frrk8s_bgp_session_up == 1)
          * on (city, pool, peer) group_left (plane, circuit) zhengyun_circuit_info`,
      for: "5m",
      metric: "frrk8s_bgp_announced_prefixes_total",
      absent: "RoutingMetricsAbsent",
      panel: "zy-planes/prefixes",
      summary: "节点 {{ $labels.instance }} 在平面 {{ $labels.plane }} 上什么也没有通告",
      description:
        "到 {{ $labels.peer }}（电路 {{ $labels.circuit }}，{{ $labels.vrf }}）的会话在线，但通告的前缀为零。",
      impact: "从此平面进来的流量找不到这个资源池。",
    },
    {
      name: "NothingReceived",
      severity: "critical",
      team: "network",
      expr: `
        (frrk8s_bgp_received_prefixes_total == 0
          and on (city, pool, instance, peer, vrf) frrk8s_bgp_session_up == 1)
          * on (city, pool, peer) group_left (plane, circuit) zhengyun_circuit_info`,
      for: "5m",
      metric: "frrk8s_bgp_received_prefixes_total",
      absent: "RoutingMetricsAbsent",
      panel: "zy-planes/prefixes",
      summary: "节点 {{ $labels.instance }} 从平面 {{ $labels.plane }} 没有收到路由",
      description:
        "到 {{ $labels.peer }}（电路 {{ $labels.circuit }}，{{ $labels.vrf }}）的会话在线，但收到的前缀为零。",
      impact: "该节点发往外网的流量只能走另一平面或被丢弃。",
    },
    {
      name: "RouterConfigStale",
      severity: "critical",
      team: "network",
      expr: "frrk8s_k8s_client_config_stale_bool == 1",
      for: "5m",
      metric: "frrk8s_k8s_client_config_stale_bool",
      absent: "RoutingMetricsAbsent",
      panel: "zy-planes/sessions",
      summary: "节点 {{ $labels.instance }} 的路由配置没有生效",
      description:
        "资源池 {{ $labels.pool }} 的节点 {{ $labels.instance }} 拒绝了新的 FRR 配置，仍在用旧的。",
      impact: "最近的网络变更在该节点上没有执行，各节点通告可能不一致。",
    },
    {
      name: "PlaneTrafficUneven",
      severity: "warning",
      team: "network",
      expr: `
        sum by (city, pool, plane) (circuit:traffic_bytes:rate5m)
          / on (city, pool) group_left () sum by (city, pool) (circuit:traffic_bytes:rate5m) > 0.8
        and on (city, pool) sum by (city, pool) (circuit:traffic_bytes:rate5m) > 1000000
        and on (city, pool) min by (city, pool) (plane:bgp_session_up:max) == 1`,
      for: "30m",
      metric: "ifHCInOctets",
      absent: "DeviceMetricsAbsent",
      across: ["circuit", "plane"],
      panel: "zy-planes/traffic",
      summary:
        "资源池 {{ $labels.pool }} 的流量 {{ $value | humanizePercentage }} 走平面 {{ $labels.plane }}",
      description: "两个平面应当分担流量，半小时以来几乎只走一个：多路径没有生效，或一侧路由更优。",
      impact: "另一平面的带宽闲置，且没有人知道它能否承载。",
    },
    {
      name: "CircuitNearCapacity",
      severity: "warning",
      team: "network",
      expr: "circuit:traffic_bytes:rate5m / on (city, pool, plane, circuit) zhengyun_circuit_capacity_bytes > 0.8",
      for: "15m",
      metric: "ifHCInOctets",
      absent: "DeviceMetricsAbsent",
      panel: "zy-planes/traffic",
      summary: "电路 {{ $labels.circuit }} 已用 {{ $value | humanizePercentage }}",
      description:
        "资源池 {{ $labels.pool }} 平面 {{ $labels.plane }} 的电路 {{ $labels.circuit }} 流量超过带宽的八成。",
      impact: "高峰时开始丢包，网页变慢。",
    },
    {
      name: "PlaneCannotCarryAlone",
      severity: "warning",
      team: "network",
      expr: `
        sum by (city, pool) (circuit:traffic_bytes:rate5m)
          > min by (city, pool) (sum by (city, pool, plane) (zhengyun_circuit_capacity_bytes))`,
      for: "30m",
      metric: "ifHCInOctets",
      absent: "DeviceMetricsAbsent",
      across: ["circuit", "plane"],
      panel: "zy-planes/traffic",
      summary: "资源池 {{ $labels.pool }} 的流量已超过单个平面的带宽",
      description: "两平面流量合计 {{ $value | humanize }}B/s，大于较小一个平面的带宽。",
      impact: "任何一个平面中断，另一个都装不下：双平面的承诺已不成立。",
    },
    {
      name: "CircuitErrors",
      severity: "warning",
      team: "network",
      expr: `rate(ifInErrors{ifAlias=~"circuit-.+"}[15m]) > 1`,
      for: "15m",
      metric: "ifInErrors",
      absent: "DeviceMetricsAbsent",
      panel: "zy-planes/traffic",
      summary: "{{ $labels.instance }} 的接口 {{ $labels.ifName }} 持续误码",
      description:
        "接口 {{ $labels.ifName }}（{{ $labels.ifAlias }}）每秒 {{ $value }} 个错包，光模块或光路需要检查。",
      impact: "该电路丢包，经过它的连接变慢。",
    },
    {
      name: "PlaneProbeFailing",
      severity: "critical",
      team: "network",
      expr: `probe_success{module="plane"} == 0`,
      for: "3m",
      metric: "probe_success",
      absent: "ProbesAbsent",
      panel: "zy-planes/probes",
      summary: "经平面 {{ $labels.plane }} 探测 {{ $labels.instance }} 失败",
      description:
        "资源池 {{ $labels.pool }} 指定走平面 {{ $labels.plane }} 的探测连续失败，会话可能在线而转发已断。",
      impact: "分到此平面的连接超时，而 BGP 看不出来。",
    },
    {
      name: "PlaneProbeSlow",
      severity: "warning",
      team: "network",
      expr: `
        avg_over_time(probe_duration_seconds{module="plane"}[10m]) > 0.2
          and on (city, pool, instance, plane) probe_success{module="plane"} == 1`,
      for: "15m",
      metric: "probe_duration_seconds",
      absent: "ProbesAbsent",
      panel: "zy-planes/probes",
      summary: "平面 {{ $labels.plane }} 到 {{ $labels.instance }} 变慢",
      description: "资源池 {{ $labels.pool }} 十分钟平均 {{ $value }} 秒，省内往返应在二百毫秒内。",
      impact: "分到此平面的用户感到卡顿。",
    },
    {
      name: "ExchangePointDown",
      severity: "critical",
      team: "network",
      expr: `probe_success{module="exchange-point"} == 0`,
      for: "5m",
      metric: "probe_success",
      absent: "ProbesAbsent",
      panel: "zy-planes/exchange-points",
      summary: "交换点 {{ $labels.instance }} 不可用",
      description: "资源池 {{ $labels.pool }} 的交换点 {{ $labels.instance }} 业务探测连续失败。",
      impact: "它两侧网络区之间的数据交换停止，跨区办件积压。",
    },
    {
      name: "ExchangePointSlow",
      severity: "warning",
      team: "network",
      expr: `
        avg_over_time(probe_duration_seconds{module="exchange-point"}[10m]) > 5
          and on (city, pool, instance) probe_success{module="exchange-point"} == 1`,
      for: "15m",
      metric: "probe_duration_seconds",
      absent: "ProbesAbsent",
      panel: "zy-planes/exchange-points",
      summary: "交换点 {{ $labels.instance }} 交换过慢",
      description:
        "资源池 {{ $labels.pool }} 的交换点 {{ $labels.instance }} 十分钟平均 {{ $value }} 秒才交换一次。",
      impact: "跨区数据积压，办件结果迟到。",
    },
    {
      name: "ExchangePointUnwatched",
      severity: "warning",
      team: "network",
      expr: `
        zhengyun_exchange_point_info unless on (city, pool, exchange_point)
          label_replace(probe_success{module="exchange-point"}, "exchange_point", "$1", "instance", "(.+)")`,
      for: "15m",
      metric: "zhengyun_exchange_point_info",
      absent: "ExchangePointUnwatched",
      panel: "zy-planes/exchange-points",
      summary: "交换点 {{ $labels.exchange_point }} 没有探测",
      description:
        "底账声明了资源池 {{ $labels.pool }} 的交换点 {{ $labels.exchange_point }}，但没有对它的业务探测。",
      impact: "它停了不会有人知道。",
    },
    {
      name: "AddressPoolNearlyEmpty",
      severity: "warning",
      team: "network",
      expr: "metallb_allocator_addresses_in_use_total / metallb_allocator_addresses_total > 0.9",
      for: "15m",
      metric: "metallb_allocator_addresses_in_use_total",
      absent: "AddressMetricsAbsent",
      panel: "zy-planes/addresses",
      summary: "地址池 {{ $labels.exported_pool }} 已用 {{ $value | humanizePercentage }}",
      description: "资源池 {{ $labels.pool }} 的地址池 {{ $labels.exported_pool }} 所剩地址不足一成。",
      impact: "用完后新的服务拿不到地址，发布卡住。",
    },
    {
      name: "AddressConfigStale",
      severity: "warning",
      team: "network",
      expr: "metallb_k8s_client_config_stale_bool == 1",
      for: "10m",
      metric: "metallb_k8s_client_config_stale_bool",
      absent: "AddressMetricsAbsent",
      panel: "zy-planes/addresses",
      summary: "{{ $labels.instance }} 的地址通告配置没有生效",
      description: "资源池 {{ $labels.pool }} 的 MetalLB 拒绝了新配置，仍在用旧的。",
      impact: "最近的地址变更没有执行。",
    },
    {
      name: "SegmentNearlyFull",
      severity: "info",
      team: "network",
      level: "province",
      expr: `
        zhengyun_segment_addresses_allocated / zhengyun_segment_addresses
          > on () group_left () max(zhengyun_threshold{threshold="segment-usage"}) / 100`,
      for: "1h",
      metric: "zhengyun_segment_addresses_allocated",
      absent: "EstateExporterAbsent",
      across: ["city", "pool"],
      panel: "zy-planes/addresses",
      summary: "网段 {{ $labels.segment }} 已分出 {{ $value | humanizePercentage }}",
      description: "资源池 {{ $labels.pool }} 的网段 {{ $labels.segment }} 分配超过制度规定的扩展线。",
      impact: "再有部门上云将没有地址可分，扩展需要审批时间。",
    },
    absentAlert({
      name: "RoutingMetricsAbsent",
      probe: "frrk8s_bgp_session_up",
      what: "路由指标",
      team: "network",
      severity: "critical",
      for: "5m",
      panel: "zy-planes/sessions",
    }),
    absentAlert({
      name: "DeviceMetricsAbsent",
      probe: "sysUpTime",
      what: "网络设备指标",
      team: "network",
      panel: "zy-planes/traffic",
    }),
    absentAlert({
      name: "ProbesAbsent",
      probe: "probe_success",
      what: "拨测指标",
      team: "network",
      panel: "zy-planes/probes",
    }),
    absentAlert({
      name: "AddressMetricsAbsent",
      probe: "metallb_k8s_client_config_loaded_bool",
      what: "地址分配指标",
      team: "network",
      panel: "zy-planes/addresses",
    }),
  ],
});
