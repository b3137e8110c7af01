import storage from "../domains/storage.js";
import { absentProof, defineProofs, type Proof, type Series } from "../proof.js";

const gigabyte = 1_000_000_000;

/** Daemons, so many of them down, so many of those taken out. */
const daemons = (down: number, out = 0, all = 20): Series =>
  Object.fromEntries(
    Array.from({ length: all }, (_, n) => [
      [`ceph_osd_up{ceph_daemon="osd.${n}"}`, n < down ? 0 : 1],
      [`ceph_osd_in{ceph_daemon="osd.${n}"}`, n < out ? 0 : 1],
    ]).flat(),
  );

/** Milliseconds that twenty daemons take, so many of them long. */
const latencies = (slow: number, milliseconds: number): Series =>
  Object.fromEntries(
    Array.from({ length: 20 }, (_, n) => [
      `ceph_osd_apply_latency_ms{ceph_daemon="osd.${n}"}`,
      n < slow ? milliseconds : 5,
    ]),
  );

const monitors = (up: number, all: number): Series =>
  Object.fromEntries(
    Array.from({ length: all }, (_, n) => [`ceph_mon_quorum_status{ceph_daemon="mon.${n}"}`, n < up ? 1 : 0]),
  );

const groups = (active: number): Series => ({
  'ceph_pg_total{pool_id="1"}': 128,
  'ceph_pg_total{pool_id="2"}': 128,
  'ceph_pg_active{pool_id="1"}': 128,
  'ceph_pg_active{pool_id="2"}': active,
});

const claim = 'namespace="education-xueji",persistentvolumeclaim="data"';
const claimed = { namespace: "education-xueji", persistentvolumeclaim: "data" };

/** A part of a whole against its limit. */
function share(
  part: string,
  whole: string,
  labels: string,
  over: number,
  limit: number,
): Omit<Proof, "fires"> {
  const says = (value: number): Series => ({ [`${part}{${labels}}`]: value, [`${whole}{${labels}}`]: 1000 });
  return { fault: says(over), value: `${over / 10}%`, quiet: [says(limit)] };
}

const phase = (metric: string, labels: string, phases: Readonly<Record<string, number>>): Series =>
  Object.fromEntries(
    Object.entries(phases).map(([name, value]) => [`${metric}{${labels},phase="${name}"}`, value]),
  );

const operations = (status: string, perMinute: number): Series => ({
  [`storage_operation_duration_seconds_count{operation_name="volume_mount",volume_plugin="csi",status="${status}"}`]: `0+${perMinute}x60`,
});

/** Bytes left on a volume of a hundred gigabytes, and how many more go every minute. */
const volume = (left: number, goes: number): Series => ({
  [`kubelet_volume_stats_available_bytes{${claim}}`]: `${left * gigabyte}-${goes}x200`,
  [`kubelet_volume_stats_capacity_bytes{${claim}}`]: 100 * gigabyte,
});

const disk = (fstype: string, avail: number): Series => {
  const labels = `device="/dev/sda1",fstype="${fstype}",mountpoint="/"`;
  return {
    [`node_filesystem_avail_bytes{${labels}}`]: avail,
    [`node_filesystem_size_bytes{${labels}}`]: 100,
  };
};

export default defineProofs(storage, {
  StorageClusterDown: {
    fault: { ceph_health_status: 2, 'ceph_health_status{instance="two"}': 0 },
    fires: {},
    quiet: [{ ceph_health_status: 1 }, { ceph_health_status: 0 }],
  },
  StorageClusterDegraded: {
    fault: { ceph_health_status: 1, 'ceph_health_status{instance="two"}': 0 },
    fires: {},
    quiet: [{ ceph_health_status: 0 }, { ceph_health_status: 2 }],
  },
  StorageDaemonDown: {
    fault: daemons(1),
    fires: { ceph_daemon: "osd.0" },
    quiet: [daemons(0), daemons(1, 1)],
  },
  StorageDaemonsManyDown: {
    fault: daemons(3),
    fires: {},
    value: "15%",
    beyond: [daemons(6, 0, 59)],
    quiet: [daemons(2), daemons(0)],
  },
  StorageQuorumAtRisk: {
    fault: monitors(2, 3),
    fires: {},
    value: "2",
    quiet: [monitors(3, 3), monitors(4, 5), monitors(3, 4)],
  },
  StorageDataUnavailable: { fault: groups(127), fires: {}, value: "1", quiet: [groups(128)] },
  StorageRebuildStuck: {
    fault: { 'ceph_pg_degraded{pool_id="1"}': 1, 'ceph_pg_degraded{pool_id="2"}': 0 },
    fires: {},
    value: "1",
    quiet: [{ 'ceph_pg_degraded{pool_id="1"}': 0 }],
  },
  StorageNearlyFull: {
    fires: {},
    ...share("ceph_cluster_total_used_bytes", "ceph_cluster_total_bytes", "", 810, 800),
  },
  StorageDriveNearlyFull: {
    fires: { ceph_daemon: "osd.0" },
    ...share("ceph_osd_stat_bytes_used", "ceph_osd_stat_bytes", 'ceph_daemon="osd.0"', 851, 850),
  },
  StorageSlow: {
    fault: latencies(3, 101),
    fires: {},
    value: "101",
    quiet: [
      latencies(3, 100),
      // One slow daemon of many does not make the storage slow.
      latencies(1, 900),
    ],
  },
  VolumeNearlyFull: {
    fires: claimed,
    ...share("kubelet_volume_stats_available_bytes", "kubelet_volume_stats_capacity_bytes", claim, 49, 50),
  },
  VolumeFillingUp: {
    fault: volume(19.9, 3_456_000),
    fires: claimed,
    after: "1m",
    quiet: [
      // It grows, but has a week, or a little more than four days; it is quick, but nearly empty; it stands still.
      volume(19, 1_800_000),
      volume(19.9, 3_410_000),
      volume(20.3, 3_600_000),
      volume(26, 40_000_000),
      volume(19, 0),
    ],
  },
  VolumeInodesLow: {
    fires: claimed,
    ...share("kubelet_volume_stats_inodes_free", "kubelet_volume_stats_inodes", claim, 49, 50),
  },
  VolumeClaimPending: {
    fault: phase("kube_persistentvolumeclaim_status_phase", claim, { Pending: 1, Bound: 0 }),
    fires: { ...claimed, phase: "Pending" },
    quiet: [phase("kube_persistentvolumeclaim_status_phase", claim, { Pending: 0, Bound: 1 })],
  },
  VolumeFailed: {
    fault: phase("kube_persistentvolume_status_phase", 'persistentvolume="pv-1"', { Failed: 1, Bound: 0 }),
    fires: { persistentvolume: "pv-1", phase: "Failed" },
    quiet: [phase("kube_persistentvolume_status_phase", 'persistentvolume="pv-1"', { Failed: 0, Bound: 1 })],
  },
  VolumeOperationsFailing: {
    fault: operations("fail-unknown", 1.22),
    fires: { operation_name: "volume_mount", volume_plugin: "csi" },
    after: "15m",
    quiet: [operations("success", 90), operations("fail-unknown", 1.19)],
  },
  NodeDiskNearlyFull: {
    fault: disk("xfs", 9.9),
    fires: { device: "/dev/sda1", fstype: "xfs", mountpoint: "/" },
    value: "9.9%",
    quiet: [disk("xfs", 10), disk("overlay", 2)],
  },
  NodeFilesystemReadOnly: {
    fault: { 'node_filesystem_readonly{device="/dev/sda1",fstype="xfs",mountpoint="/"}': 1 },
    fires: { device: "/dev/sda1", fstype: "xfs", mountpoint: "/" },
    quiet: [
      {
        'node_filesystem_readonly{device="/dev/sda1",fstype="xfs",mountpoint="/"}': 0,
        'node_filesystem_readonly{device="/dev/sr0",fstype="iso9660",mountpoint="/mnt"}': 1,
      },
    ],
  },
  StorageMetricsAbsent: absentProof("ceph_health_status"),
});
