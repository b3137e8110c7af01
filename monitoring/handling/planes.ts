import planes from "../domains/planes.js";
import { defineHandlings, findExporter } from "../runbooks/handling.js";

const sessions = [
  "kubectl -n metallb-system get bgpsessionstates -o wide",
  `kubectl -n metallb-system exec $SPEAKER -c frr -- vtysh -c 'show bgp summary' -c 'show bfd peers brief'`,
] as const;

export default defineHandlings(planes, {
  BothPlanesDown: {
    look: sessions,
    treat: [
      "两平面同时断，先查两者共有的东西：资源池的出口机柜、供电、节点侧最近的配置变更；有变更的立即回退。",
      "同时分别向两家运营商报障，要求各自给出预计恢复时间。",
      "先恢复任何一个平面：单平面即可承载全部承诺流量。",
      "通知受影响部门；跨池业务按灾备方案切换的，须经审批。",
    ],
    keep: "两家运营商的报障单号与回复、节点侧路由日志",
  },
  PlaneDown: {
    look: sessions,
    treat: [
      "确认另一平面正常、流量没有超过它的带宽：超过的先限制非核心流量。",
      "向该平面的运营商报障；同时查本侧端口与光功率。",
      "在该平面恢复之前，冻结一切会触动另一平面的操作。",
    ],
    keep: "运营商报障单号、切换期间的丢包统计",
  },
  CircuitDown: {
    look: ["zhengyun failures --fail circuit:$CIRCUIT", ...sessions],
    treat: ["看两端端口与光功率，分清是本侧还是运营商侧。", "向运营商报障。", "确认同平面其余电路没有超载。"],
    keep: "报障单号",
  },
  BgpSessionDown: {
    look: sessions,
    treat: [
      "只有这台节点断的，看它的路由容器与到对端的连通。",
      "所有节点到同一对端都断的，按电路中断处置。",
      "口令或自治域号不符的，核对底账与对端最近的变更。",
    ],
  },
  CircuitUnwatched: {
    look: ["kubectl -n metallb-system get bgppeers"],
    treat: [
      "底账中有此电路而没有会话：看配置是否已执行（zhengyun plan）。",
      "已执行的核对对端地址是否写对。",
    ],
  },
  BfdSessionDown: {
    look: sessions,
    treat: [
      "确认对端启用了 BFD，间隔与倍数和底账一致。",
      "没有 BFD 的会话要靠保持时间才能发现断路：恢复前把它当作单点对待。",
    ],
  },
  BfdFlapping: {
    look: ["ssh $NODE mpstat 1 5", ...sessions],
    treat: [
      "看抖动是否与节点忙同时：是则迁走占用处理器的负载。",
      "与节点无关的多为线路误码：向运营商报障，要求测试。",
      "抖动严重影响业务的，经批准后把该电路平滑撤出，再检修。",
    ],
    keep: "抖动次数与时段",
  },
  PlanesAnnounceDifferently: {
    look: [
      `kubectl -n metallb-system exec $SPEAKER -c frr -- vtysh -c 'show bgp ipv4 unicast neighbors $PEER advertised-routes'`,
    ],
    treat: [
      "比对两平面的通告，找出只在一边的前缀：此时断一个平面就会中断它们。",
      "看通告对象是否只执行了一半（zhengyun drift），重新执行。",
    ],
    keep: "两平面的通告清单",
  },
  NothingAnnounced: {
    look: [`kubectl -n metallb-system exec $SPEAKER -c frr -- vtysh -c 'show running-config'`],
    treat: [
      "看节点是否缺网络区标签，因而没有选中任何配置。",
      "看配置最近一次转换的结果；有错的回退到上一份。",
    ],
  },
  NothingReceived: {
    look: [
      `kubectl -n metallb-system exec $SPEAKER -c frr -- vtysh -c 'show bgp ipv4 unicast neighbors $PEER received-routes'`,
    ],
    treat: ["对端有通告而被过滤的，核对底账里网段是否遗漏。", "对端没有通告的，联系运营商。"],
  },
  RouterConfigStale: {
    look: ["kubectl -n metallb-system get frrnodestates $NODE -o yaml"],
    treat: ["看最近一次转换或加载的错误，改正后重新执行。", "在此之前，该节点跑的是旧配置：变更不算完成。"],
    keep: "节点状态对象的全文",
  },
  PlaneTrafficUneven: {
    look: [`ssh $NODE ip route show proto bgp | head`],
    treat: [
      "看节点上去往同一前缀有几个下一跳：只有一个的，多半是两平面的自治域号不同。",
      "下一跳齐全的，看是否少数大流占了一边：按流分担，不算故障。",
    ],
  },
  CircuitNearCapacity: {
    look: [],
    treat: ["找出占用最多的部门与时段，确认不是备份或迁移放错了时间。", "持续一周的，按采购周期提出扩容。"],
  },
  PlaneCannotCarryAlone: {
    look: [],
    treat: [
      "此时任何一个平面中断都会丢包：推迟一切平面维护。",
      "把备份、迁移等可挪的流量挪到低谷。",
      "核对各部门承诺带宽之和，提出扩容。",
    ],
  },
  CircuitErrors: {
    look: ["ssh $NODE ethtool -S $INTERFACE | grep -iE 'err|crc|drop'"],
    treat: ["换尾纤、清洁端面，看误码是否继续增长。", "继续增长的换光模块，再不行的向运营商报障。"],
  },
  PlaneProbeFailing: {
    look: ["mtr -rwc 20 $TARGET"],
    treat: [
      "会话正常而探测失败，多为路由泄漏、过滤或单向不通：从两端各测一次。",
      "只有一个方向不通的，查回程是否走了另一平面并被丢弃。",
    ],
    keep: "两个方向的路径测试",
  },
  PlaneProbeSlow: {
    look: ["mtr -rwc 50 $TARGET"],
    treat: ["逐跳看时延从哪一跳开始升高。", "在运营商网内的向其报障，附路径测试。"],
  },
  ExchangePointDown: {
    look: [],
    treat: [
      "联系交换点（网闸）的值守人，确认设备与两侧代理的状态。",
      "恢复之前跨区交换一律停止：不得以临时打通路由的办法代替。",
      "通知靠它交换数据的部门，积压的数据恢复后补交。",
    ],
    keep: "中断起止时间、积压与补交的记录",
  },
  ExchangePointSlow: {
    look: [],
    treat: ["看积压队列与当前交换任务，推迟大批量任务。", "持续变慢的检查病毒库更新与磁盘。"],
  },
  ExchangePointUnwatched: {
    look: [`promtool query instant "$PROMETHEUS" 'zhengyun_exchange_point_info'`],
    treat: ["为它补上探测目标。", "已停用的，在底账中注销。"],
  },
  AddressPoolNearlyEmpty: {
    look: [
      "kubectl -n metallb-system get ipaddresspools",
      "kubectl get services -A --field-selector spec.type=LoadBalancer",
    ],
    treat: ["收回不再使用的负载均衡地址。", "确需更多的，由部门申请、技术保障部门在网段中划拨。"],
  },
  AddressConfigStale: {
    look: ["kubectl -n metallb-system get configurationstates -o yaml"],
    treat: ["看错误信息，改正后重新执行。", "在此之前新建的负载均衡不会有地址。"],
  },
  SegmentNearlyFull: {
    look: [],
    treat: ["清点网段内已分出而未使用的块。", "在地址规划中为它预留下一段，避免临时拼接。"],
  },
  RoutingMetricsAbsent: findExporter("frr-k8s"),
  DeviceMetricsAbsent: findExporter("snmp"),
  ProbesAbsent: findExporter("blackbox"),
  AddressMetricsAbsent: findExporter("metallb"),
});
