import capacity from "../domains/capacity.js";
import { defineProofs, type Series } from "../proof.js";

/** Four nodes, one of them larger, with four hundred cores, and what their pods ask for. */
function pool(cores: number, resource = "cpu", unit = "core"): Series {
  const nodes = ["n1", "n2", "n3", "n4"];
  const of = (kind: string) => `resource="${kind}",unit="${unit}"`;
  return Object.fromEntries([
    ...nodes.map((node) => [
      `kube_node_status_allocatable{node="${node}",${of(resource)}}`,
      node === "n1" ? 130 : 90,
    ]),
    ...nodes.map((node) => [
      `kube_pod_container_resource_requests{namespace="a",pod="p-${node}",container="c",node="${node}",${of(resource)}}`,
      cores / 4,
    ]),
  ]);
}

const application = 'namespace="education-xueji",department="education",application="education/xueji"';
const info = { [`zhengyun_application_info{${application},level="3",dr_tier="core",role="active"}`]: 1 };
const other = {
  'zhengyun_application_info{namespace="education-exam",department="education",application="education/exam",level="2",dr_tier="general",role="active"}': 1,
};

const quota = (used: number, hard = 100, namespace = "education-xueji"): Series => {
  const labels = `namespace="${namespace}",resourcequota="quota",resource="requests.cpu"`;
  return {
    [`kube_resourcequota{${labels},type="used"}`]: used,
    [`kube_resourcequota{${labels},type="hard"}`]: hard,
  };
};

const departmentQuota = { 'zhengyun_quota{department="education",resource="requests.cpu"}': 200 };

const pods = (phase: string, value: number, namespace = "education-xueji"): Series => ({
  [`kube_pod_status_phase{namespace="${namespace}",pod="p1",phase="${phase}"}`]: value,
  [`kube_pod_status_phase{namespace="${namespace}",pod="p2",phase="${phase}"}`]: value,
});

const autoscaler = (current: number, most: number): Series => {
  const labels = 'namespace="education-xueji",horizontalpodautoscaler="web"';
  return {
    [`kube_horizontalpodautoscaler_status_current_replicas{${labels}}`]: current,
    [`kube_horizontalpodautoscaler_spec_max_replicas{${labels}}`]: most,
  };
};

/** Two cores that idle so many seconds of a minute. */
const idle = (first: number, second: number): Series => ({
  'node_cpu_seconds_total{cpu="0",mode="idle"}': `0+${first}x120`,
  'node_cpu_seconds_total{cpu="1",mode="idle"}': `0+${second}x120`,
  'node_cpu_seconds_total{cpu="0",mode="user"}': `0+${60 - first}x120`,
  'node_cpu_seconds_total{cpu="1",mode="user"}': `0+${60 - second}x120`,
});

const granted = (amount: number): Series => ({
  'zhengyun_pool_granted{resource="requests.cpu"}': amount,
  'zhengyun_pool_capacity{resource="requests.cpu"}': 1000,
});

const memory = (available: number): Series => ({
  node_memory_MemAvailable_bytes: available,
  node_memory_MemTotal_bytes: 100,
});

const connections = (entries: number): Series => ({
  node_nf_conntrack_entries: entries,
  node_nf_conntrack_entries_limit: 100,
});

export default defineProofs(capacity, {
  PoolNearlyFull: {
    fault: pool(342),
    fires: { resource: "cpu" },
    value: "85.5%",
    quiet: [pool(340), { ...pool(300), ...pool(400, "ephemeral_storage", "byte") }],
  },
  PoolCannotLoseNode: {
    fault: pool(271),
    fires: { resource: "cpu" },
    quiet: [pool(270), { ...pool(270), ...pool(400, "ephemeral_storage", "byte") }],
  },
  PoolOverGranted: {
    fault: granted(1100),
    fires: { resource: "requests.cpu" },
    value: "110%",
    quiet: [granted(1000)],
  },
  DepartmentQuotaNearlyUsed: {
    fault: { ...info, ...other, ...departmentQuota, ...quota(91), ...quota(91, 100, "education-exam") },
    fires: { department: "education", resource: "requests.cpu" },
    value: "91%",
    quiet: [
      { ...info, ...other, ...departmentQuota, ...quota(90), ...quota(90, 100, "education-exam") },
      { ...info, ...departmentQuota, ...quota(100) },
    ],
  },
  ApplicationQuotaFull: {
    fault: { ...info, ...quota(96) },
    fires: {
      namespace: "education-xueji",
      department: "education",
      application: "education/xueji",
      resourcequota: "quota",
      resource: "requests.cpu",
    },
    value: "96%",
    quiet: [{ ...info, ...quota(95) }],
  },
  ApplicationPodsPending: {
    fault: { ...info, ...pods("Pending", 1) },
    fires: { namespace: "education-xueji", department: "education", application: "education/xueji" },
    value: "2",
    beyond: [{ ...info, 'kube_pod_status_phase{namespace="education-xueji",pod="p1",phase="Pending"}': 1 }],
    quiet: [{ ...info, ...pods("Pending", 0), ...pods("Running", 1) }],
  },
  AutoscalerExhausted: {
    fault: autoscaler(8, 8),
    fires: { namespace: "education-xueji", horizontalpodautoscaler: "web" },
    value: "8",
    beyond: [autoscaler(2, 2)],
    quiet: [autoscaler(7, 8), autoscaler(1, 1)],
  },
  NodeBusy: {
    fault: idle(0.4, 4.4),
    fires: {},
    value: "96%",
    after: "1m",
    beyond: [idle(2.6, 2.6)],
    quiet: [
      // Of a machine that has just started nobody knows yet how long it was idle.
      { 'node_cpu_seconds_total{cpu="0",mode="user"}': "0+60x120" },
      idle(30, 30),
      idle(3, 3),
    ],
  },
  NodeMemoryShort: { fault: memory(4.95), fires: {}, value: "4.95%", quiet: [memory(5), memory(60)] },
  NodeKillsProcesses: {
    fault: { node_vmstat_oom_kill: "0 4x20" },
    fires: {},
    after: "1m",
    quiet: [{ node_vmstat_oom_kill: "0 3x20" }],
  },
  NodeConnectionTableFull: { fault: connections(91), fires: {}, value: "91%", quiet: [connections(90)] },
  NodeDiskBusy: {
    fault: { 'node_disk_io_time_seconds_total{device="sda"}': "0+57.5x120" },
    fires: { device: "sda" },
    after: "10m",
    quiet: [
      { 'node_disk_io_time_seconds_total{device="sda"}': "0+20x120" },
      { 'node_disk_io_time_seconds_total{device="sda"}': "0+56.9x120" },
    ],
  },
});
