import planes from "../domains/planes.js";
import { absentProof, defineProofs, type Series } from "../proof.js";

const circuit = (id: string, plane: string, peer: string): Series => ({
  [`zhengyun_circuit_info{plane="${plane}",circuit="${id}",peer="${peer}"}`]: 1,
});

/** A pool with two circuits on plane a, one on plane b, and two nodes that speak BGP. */
const circuits: Series = {
  ...circuit("a1", "a", "10.0.0.1"),
  ...circuit("a2", "a", "10.0.0.2"),
  ...circuit("b1", "b", "10.0.1.1"),
};

const peers = ["10.0.0.1", "10.0.0.2", "10.0.1.1"];

/** A value of a metric for every session, but some. */
function sessions(metric: string, usual: number, others: Series = {}): Series {
  const all = peers.flatMap((peer) =>
    ["n1", "n2"].map((node) => [`${metric}{peer="${peer}",vrf="public",instance="${node}"}`, usual] as const),
  );
  const changed = Object.entries(others).map(([session, value]) => {
    const [node, peer] = session.split(" ");
    return [`${metric}{peer="${peer}",vrf="public",instance="${node}"}`, value] as const;
  });
  return { ...circuits, ...Object.fromEntries(all), ...Object.fromEntries(changed) };
}

const up = (others: Series = {}) => sessions("frrk8s_bgp_session_up", 1, others);
const a1Down = { "n1 10.0.0.1": 0, "n2 10.0.0.1": 0 };
const aDown = { ...a1Down, "n1 10.0.0.2": 0, "n2 10.0.0.2": 0 };
const announced = (others: Series = {}) => sessions("frrk8s_bgp_announced_prefixes_total", 4, others);
const received = (others: Series = {}) => sessions("frrk8s_bgp_received_prefixes_total", 40, others);
const session = { instance: "n1", peer: "10.0.0.1", vrf: "public", plane: "a", circuit: "a1" };

/** Bytes a second over each circuit; the second plane can be the larger one. */
function traffic(a1: number, b1: number, capacityOfB = 10_000_000): Series {
  const over = (id: string, perSecond: number): Series => ({
    [`ifHCInOctets{ifName="xe-${id}",ifAlias="circuit-${id}"}`]: `0+${perSecond * 30}x120`,
    [`ifHCOutOctets{ifName="xe-${id}",ifAlias="circuit-${id}"}`]: `0+${perSecond * 30}x120`,
    [`zhengyun_circuit_capacity_bytes{plane="${id[0]}",circuit="${id}"}`]:
      id === "b1" ? capacityOfB : 10_000_000,
  });
  return { ...circuits, ...over("a1", a1), ...over("b1", b1) };
}

/** The traffic of a port that is no circuit. */
const officePort: Series = {
  'ifHCInOctets{ifName="xe-9",ifAlias="office"}': "0+6000000000x120",
  'ifHCOutOctets{ifName="xe-9",ifAlias="office"}': "0+6000000000x120",
};

const probe = (metric: string, module: string, value: number | string, plane = "a"): Series => ({
  [`${metric}{module="${module}",plane="${plane}"}`]: value,
});

const point: Series = { 'zhengyun_exchange_point_info{exchange_point="harbin-internet"}': 1 };
const segment = (allocated: number, limit = 80): Series => ({
  'zhengyun_segment_addresses{segment="harbin-public"}': 1000,
  'zhengyun_segment_addresses_allocated{segment="harbin-public"}': allocated,
  'zhengyun_threshold{threshold="segment-usage"}': limit,
});

export default defineProofs(planes, {
  BothPlanesDown: {
    fault: up({ ...aDown, "n1 10.0.1.1": 0, "n2 10.0.1.1": 0 }),
    fires: {},
    quiet: [up(), up(aDown)],
  },
  PlaneDown: { fault: up(aDown), fires: { plane: "a" }, quiet: [up(), up(a1Down)] },
  CircuitDown: {
    fault: up(a1Down),
    fires: { plane: "a", circuit: "a1" },
    quiet: [up(), up({ "n1 10.0.0.1": 0 })],
  },
  BgpSessionDown: { fault: up({ "n1 10.0.0.1": 0 }), fires: session, quiet: [up()] },
  CircuitUnwatched: {
    fault: { ...up(), ...circuit("b2", "b", "10.0.1.2") },
    fires: { plane: "b", circuit: "b2", peer: "10.0.1.2" },
    quiet: [
      up(),
      {
        ...up(),
        ...circuit("b2", "b", "10.0.1.2"),
        'frrk8s_bgp_session_up{peer="10.0.1.2",vrf="public",instance="n1"}': 0,
      },
    ],
  },
  BfdSessionDown: {
    fault: sessions("frrk8s_bfd_session_up", 1, { "n1 10.0.0.1": 0 }),
    fires: session,
    quiet: [sessions("frrk8s_bfd_session_up", 1)],
  },
  BfdFlapping: {
    fault: sessions("frrk8s_bfd_session_down_events", 0, { "n1 10.0.0.1": "0 1 2 3 4x60" }),
    fires: session,
    after: "4m",
    quiet: [
      sessions("frrk8s_bfd_session_down_events", 7),
      sessions("frrk8s_bfd_session_down_events", 0, { "n1 10.0.0.1": "0 1 2x60" }),
    ],
  },
  PlanesAnnounceDifferently: {
    fault: { ...announced({ "n1 10.0.1.1": 3, "n2 10.0.1.1": 3 }), ...up() },
    fires: { vrf: "public" },
    value: "1",
    quiet: [
      { ...announced(), ...up() },
      { ...announced({ "n1 10.0.0.1": 3 }), ...up() },
      // A plane that is down announces nothing, and is told as what it is.
      {
        ...announced({ "n1 10.0.0.1": 0, "n2 10.0.0.1": 0, "n1 10.0.0.2": 0, "n2 10.0.0.2": 0 }),
        ...up(aDown),
      },
    ],
  },
  NothingAnnounced: {
    fault: { ...announced({ "n1 10.0.0.1": 0 }), ...up() },
    fires: session,
    quiet: [
      { ...announced(), ...up() },
      // Where no session is, the session is what is wrong.
      { ...announced({ "n1 10.0.0.1": 0 }), ...up({ "n1 10.0.0.1": 0 }) },
      { ...announced({ "n1 10.0.0.1": 1 }), ...up() },
    ],
  },
  NothingReceived: {
    fault: { ...received({ "n1 10.0.0.1": 0 }), ...up() },
    fires: session,
    quiet: [
      { ...received(), ...up() },
      { ...received({ "n1 10.0.0.1": 0 }), ...up({ "n1 10.0.0.1": 0 }) },
    ],
  },
  RouterConfigStale: {
    fault: { frrk8s_k8s_client_config_stale_bool: 1 },
    fires: {},
    quiet: [{ frrk8s_k8s_client_config_stale_bool: 0 }],
  },
  PlaneTrafficUneven: {
    fault: { ...traffic(818_100, 191_900), ...up() },
    fires: { plane: "a" },
    value: "81%",
    after: "5m",
    quietAt: "40m",
    quiet: [
      { ...traffic(1_000_000, 1_000_000), ...up() },
      { ...traffic(1_600_000, 400_000), ...up() },
      { ...traffic(900_000, 100_000), ...up() },
      { ...traffic(700_000, 300_000), ...officePort, ...up() },
      // While one plane is down the other carries everything.
      { ...traffic(0, 2_000_000), ...up(aDown) },
    ],
  },
  CircuitNearCapacity: {
    fault: traffic(8_100_000, 1_000_000),
    fires: { plane: "a", circuit: "a1" },
    value: "81%",
    after: "5m",
    quiet: [traffic(5_000_000, 5_000_000), { ...traffic(8_000_000, 7_900_000), ...officePort }],
  },
  PlaneCannotCarryAlone: {
    fault: traffic(6_000_000, 5_000_000, 20_000_000),
    fires: {},
    value: "11M",
    after: "5m",
    quiet: [traffic(4_000_000, 4_000_000), traffic(5_000_000, 5_000_000)],
  },
  CircuitErrors: {
    fault: { 'ifInErrors{ifName="xe-1",ifAlias="circuit-a1"}': "0+90x60" },
    fires: { ifName: "xe-1", ifAlias: "circuit-a1" },
    value: "1.5",
    after: "11m",
    quiet: [
      { 'ifInErrors{ifName="xe-1",ifAlias="circuit-a1"}': "0+3x60" },
      {
        'ifInErrors{ifName="xe-1",ifAlias="circuit-a1"}': "0+60x60",
        'ifInErrors{ifName="xe-9",ifAlias="office"}': "0+900x60",
      },
    ],
  },
  PlaneProbeFailing: {
    fault: probe("probe_success", "plane", 0),
    fires: { module: "plane", plane: "a" },
    quiet: [{ ...probe("probe_success", "plane", 1), ...probe("probe_success", "https", 0) }],
  },
  PlaneProbeSlow: {
    fault: { ...probe("probe_duration_seconds", "plane", 0.25), ...probe("probe_success", "plane", 1) },
    fires: { module: "plane", plane: "a" },
    value: "0.25",
    beyond: [{ ...probe("probe_duration_seconds", "plane", 0.203), ...probe("probe_success", "plane", 1) }],
    quiet: [
      { ...probe("probe_duration_seconds", "plane", 0.02), ...probe("probe_success", "plane", 1) },
      // One in ten that is slow does not make the plane slow.
      {
        ...probe("probe_duration_seconds", "plane", "0.9 0.02x8 0.9 0.02x8 0.9 0.02x8"),
        ...probe("probe_success", "plane", 1),
      },
      {
        ...probe("probe_duration_seconds", "plane", 0.2),
        ...probe("probe_success", "plane", 1),
        ...probe("probe_duration_seconds", "https", 3),
        ...probe("probe_success", "https", 1),
      },
      // What fails takes as long as it is waited for.
      { ...probe("probe_duration_seconds", "plane", 9), ...probe("probe_success", "plane", 0) },
    ],
  },
  ExchangePointDown: {
    fault: probe("probe_success", "exchange-point", 0, ""),
    fires: { module: "exchange-point" },
    quiet: [{ ...probe("probe_success", "exchange-point", 1, ""), ...probe("probe_success", "https", 0) }],
  },
  ExchangePointSlow: {
    fault: {
      ...probe("probe_duration_seconds", "exchange-point", 5.5, ""),
      ...probe("probe_success", "exchange-point", 1, ""),
    },
    fires: { module: "exchange-point" },
    value: "5.5",
    quiet: [
      {
        ...probe("probe_duration_seconds", "exchange-point", 1, ""),
        ...probe("probe_success", "exchange-point", 1, ""),
      },
      {
        ...probe("probe_duration_seconds", "exchange-point", "20 1x8 20 1x8 20 1x8", ""),
        ...probe("probe_success", "exchange-point", 1, ""),
      },
      {
        ...probe("probe_duration_seconds", "exchange-point", 5, ""),
        ...probe("probe_success", "exchange-point", 1, ""),
        ...probe("probe_duration_seconds", "https", 9),
        ...probe("probe_success", "https", 1),
      },
      {
        ...probe("probe_duration_seconds", "exchange-point", 9, ""),
        ...probe("probe_success", "exchange-point", 0, ""),
      },
    ],
  },
  ExchangePointUnwatched: {
    // Its web page being probed does not mean that what it exchanges is.
    fault: {
      ...point,
      'probe_success{module="https",instance="harbin-internet"}': 1,
      'zhengyun_exchange_point_info{exchange_point="jixi-internet"}': 1,
      'probe_success{module="exchange-point",instance="jixi-internet"}': 1,
    },
    fires: { exchange_point: "harbin-internet" },
    quiet: [{ ...point, 'probe_success{module="exchange-point",instance="harbin-internet"}': 0 }],
  },
  AddressPoolNearlyEmpty: {
    fault: {
      'metallb_allocator_addresses_in_use_total{exported_pool="public"}': 91,
      'metallb_allocator_addresses_total{exported_pool="public"}': 100,
    },
    fires: { exported_pool: "public" },
    value: "91%",
    quiet: [
      {
        'metallb_allocator_addresses_in_use_total{exported_pool="public"}': 90,
        'metallb_allocator_addresses_total{exported_pool="public"}': 100,
      },
    ],
  },
  AddressConfigStale: {
    fault: { metallb_k8s_client_config_stale_bool: 1 },
    fires: {},
    quiet: [{ metallb_k8s_client_config_stale_bool: 0 }],
  },
  SegmentNearlyFull: {
    // Another threshold is no limit here.
    fault: { ...segment(805), 'zhengyun_threshold{threshold="idle-cpu-peak"}': 90 },
    fires: { segment: "harbin-public" },
    value: "80.5%",
    quiet: [segment(800), segment(750)],
  },
  RoutingMetricsAbsent: absentProof("frrk8s_bgp_session_up"),
  DeviceMetricsAbsent: absentProof("sysUpTime"),
  ProbesAbsent: absentProof("probe_success"),
  AddressMetricsAbsent: absentProof("metallb_k8s_client_config_loaded_bool"),
});
