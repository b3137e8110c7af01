import type { Series } from "../../../../monitoring/proof.js";
import { each } from "./pool-well.js";
import { largePool } from "./storm.js";

type Team = "platform" | "network" | "security";

/** Something that breaks in a pool of its own, and all that may come of it. */
export interface Fault {
  /** The id of its pool. */
  readonly pool: string;
  /** A sentence: what breaks. */
  readonly what: string;
  /** What the pool exports beside what every pool does. @default - nothing */
  readonly well?: Series;
  /** What it exports while it is broken, of what it exported; nothing at all where it is gone. */
  breaks(well: Series): Series;
  /** Alerts that somebody is told of, and whose shift is told. */
  readonly pages: Readonly<Record<string, Team>>;
  /** Alerts that fire and nobody is told of, and which one speaks for them. */
  readonly held: Readonly<Record<string, string>>;
  /**
   * A pool whose Prometheus is a process of its own, and what becomes of that: it dies, or the line to it is cut.
   * @default - what it exports reaches the province's
   */
  readonly own?: "dies" | "is cut off";
}

const over = (changes: Series) => (well: Series) => ({ ...well, ...changes });

/** Series without those of a job or a kind. */
const without = (form: RegExp) => (well: Series) =>
  Object.fromEntries(Object.entries(well).filter(([selector]) => !form.test(selector)));

const onPlaneA = (metric: string, value: number): Series =>
  each(["n1", "n2"], (instance) => ({
    [`${metric}{instance="${instance}",peer="10.0.0.1",vrf="public"}`]: value,
  }));

const traffic = (plane: string, perMinute: number): Series =>
  each(["ifHCInOctets", "ifHCOutOctets"], (metric) => ({
    [`${metric}{instance="core1",ifName="xe-${plane}1",ifAlias="circuit-${plane}1"}`]: `0+${perMinute}x9`,
  }));

export const faults: readonly Fault[] = [
  {
    pool: "pool-down",
    what: "the whole pool is without power, and nothing comes out of it any more",
    breaks: () => ({}),
    pages: { PoolHeartbeatMissing: "platform" },
    held: {},
  },
  {
    pool: "plane-down",
    what: "the carrier's fibre of plane a is cut: port, sessions and probes go, traffic moves to plane b",
    breaks: over({
      ...onPlaneA("frrk8s_bgp_session_up", 0),
      ...onPlaneA("frrk8s_bfd_session_up", 0),
      ...onPlaneA("frrk8s_bgp_announced_prefixes_total", 0),
      ...onPlaneA("frrk8s_bgp_received_prefixes_total", 0),
      'ifOperStatus{instance="core1",ifName="xe-a1",ifAlias="circuit-a1"}': 2,
      ...traffic("a", 0),
      ...traffic("b", 120_000_000),
      'probe_success{module="plane",plane="a",instance="pe-a"}': 0,
      'probe_duration_seconds{module="plane",plane="a",instance="pe-a"}': 9.5,
    }),
    pages: { PlaneDown: "network" },
    held: {
      CircuitDown: "PlaneDown: a plane is all of its circuits",
      BgpSessionDown: "PlaneDown: its sessions are what it was found by",
      BfdSessionDown: "PlaneDown: the same sessions, seen sooner",
      PlaneProbeFailing: "PlaneDown: what goes over it does not arrive",
      NetworkPortDown: "CircuitDown: the circuit's own port",
    },
  },
  {
    pool: "planes-split",
    what: "one prefix is announced on plane b only, so that the planes are no longer the same",
    breaks: over(onPlaneA("frrk8s_bgp_announced_prefixes_total", 3)),
    pages: { PlanesAnnounceDifferently: "network" },
    held: {},
  },
  {
    pool: "site-split",
    what: "the line between the pool and the province is cut; either side goes on by itself and tells",
    own: "is cut off",
    breaks: over({
      'prometheus_remote_storage_queue_highest_sent_timestamp_seconds{remote_name="province"}': -600,
    }),
    pages: { PoolHeartbeatMissing: "platform", UplinkBehind: "platform" },
    held: {},
  },
  {
    pool: "exchange-down",
    what: "an exchange point loses power: probes wait for it in vain, and it answers nobody who asks for metrics",
    breaks: (well) =>
      over({
        'probe_success{module="exchange-point",instance="city-internet"}': 0,
        'probe_duration_seconds{module="exchange-point",instance="city-internet"}': 9.5,
        'up{job="snmp",instance="core11"}': 0,
      })(without(/^sysUpTime\{instance="core11"/)(well)),
    pages: { ExchangePointDown: "network" },
    held: {},
  },
  {
    pool: "psu",
    what: "one of two power supplies of a server fails",
    breaks: over({ 'ipmi_power_state{instance="n1",id="1",name="PSU1 Status"}': 2 }),
    pages: { ServerPowerSupplyFault: "platform" },
    held: {},
  },
  {
    pool: "disk",
    what: "a drive dies, and the storage daemon on it with it",
    breaks: over({
      'smartctl_device_smart_status{instance="n1",device="/dev/nvme0"}': 0,
      'smartctl_device_media_errors{instance="n1",device="/dev/nvme0"}': "0+30x9",
      'ipmi_chassis_drive_fault_state{instance="n1"}': 0,
      'ceph_osd_up{ceph_daemon="osd.n1-0"}': 0,
      ceph_health_status: 1,
      'ceph_pg_degraded{pool_id="1"}': 80,
    }),
    // Nothing in the metrics says which daemon lies on which drive, so both are told.
    pages: { DriveFailing: "platform", StorageDaemonDown: "platform" },
    held: {
      ServerDriveFault: "DriveFailing: the same drive, by the server's lamp",
      StorageClusterDegraded: "StorageDaemonDown: what it lacks is that daemon",
    },
  },
  {
    pool: "quota",
    what: "an application has used its quota, its department has room",
    breaks: over({
      'kube_resourcequota{namespace="education-xueji",resourcequota="own",resource="requests.cpu",type="used"}': 98,
    }),
    pages: { ApplicationQuotaFull: "platform" },
    held: {},
  },
  {
    pool: "certificate",
    what: "a certificate that does not renew itself ends tomorrow",
    breaks: over({
      'x509_cert_not_after{subject_CN="xueji",secret_namespace="education-xueji",secret_name="tls"}': 86_400,
      'certmanager_certificate_ready_status{name="xueji",namespace="education-xueji",condition="True"}': 0,
      'certmanager_certificate_ready_status{name="xueji",namespace="education-xueji",condition="False"}': 1,
    }),
    pages: { CertificateExpiresTomorrow: "security", CertificateNotRenewing: "security" },
    held: { CertificateExpiring: "CertificateExpiresTomorrow: the same certificate, less urgent" },
  },
  {
    pool: "backup-stale",
    what: "a system has not been backed up for four days",
    breaks: over({ 'velero_backup_last_successful_timestamp{schedule="education-xueji"}': -4 * 86_400 }),
    pages: { BackupLongOverdue: "platform" },
    held: { BackupOverdue: "BackupLongOverdue: the same backup, less late" },
  },
  {
    pool: "exporter-dead",
    what: "the routers' exporter stops, so that nobody knows how the planes are",
    breaks: (well) =>
      over(each(["n1", "n2"], (instance) => ({ [`up{job="frr-k8s",instance="${instance}"}`]: 0 })))(
        without(/^frrk8s_/)(well),
      ),
    pages: { RoutingMetricsAbsent: "network" },
    held: {
      TargetsDown: "RoutingMetricsAbsent: all targets of the same job",
      CircuitUnwatched: "RoutingMetricsAbsent: what watches the circuits is what is gone",
    },
  },
  {
    pool: "prometheus-dead",
    what: "the pool's Prometheus dies; the pool itself is well",
    own: "dies",
    breaks: (well) => well,
    pages: { PoolHeartbeatMissing: "platform" },
    held: {},
  },
  {
    pool: "clock-skew",
    what: "the pool's source of time is wrong, and every clock with it",
    breaks: over(
      each(["n1", "n2", "n3"], (instance) => ({ [`node_timex_offset_seconds{instance="${instance}"}`]: 2 })),
    ),
    pages: { ClockWrong: "platform" },
    held: {},
  },
  {
    pool: "storm",
    what: "three quarters of a large pool's servers are lost, and everything on them",
    well: largePool(false),
    breaks: over(largePool(true)),
    pages: {
      PoolNodesLost: "platform",
      ApplicationDown: "platform",
      ApplicationPodsPending: "platform",
      DatabaseReplicasMissing: "platform",
    },
    held: {
      NodeNotReady: "PoolNodesLost: each of the servers",
      KubeletDown: "PoolNodesLost: the agent on each",
      TargetsDown: "PoolNodesLost: what is on every server does not answer",
      ApplicationReplicasMissing: "ApplicationDown: none of them is there",
    },
  },
];
