import pools from "../domains/pools.js";
import { absentProof, defineProofs, type Series } from "../proof.js";

const ready = 'condition="Ready",status="true"';

/** Nodes, so many of them not ready. */
function nodes(lost: number, all = 20): Series {
  const names = Array.from({ length: all }, (_, index) => `n${index}`);
  return Object.fromEntries(
    names.flatMap((name, index) => [
      [`kube_node_info{node="${name}"}`, 1],
      [`kube_node_status_condition{node="${name}",${ready}}`, index < lost ? 0 : 1],
      // What is no sign of trouble, in numbers that would count.
      [`kube_node_status_condition{node="${name}",condition="Ready",status="false"}`, 0],
      [`kube_node_status_condition{node="${name}",condition="DiskPressure",status="true"}`, 0],
    ]),
  );
}

/** Six thousand requests a minute, by what became of them. */
function requests(bad: number): Series {
  return {
    'apiserver_request_total{verb="GET",resource="pods",code="500"}': `0+${bad}x60`,
    'apiserver_request_total{verb="GET",resource="pods",code="200"}': `0+${6000 - bad}x60`,
  };
}

const bounds = ["0.01", "0.05", "0.1", "0.102", "0.5", "1", "1.05", "4.9", "5", "5.5", "10", "+Inf"];

/** A histogram of observations, so many of a hundred in the bucket up to each bound. */
function histogram(metric: string, labels: string, shares: Readonly<Record<string, number>>): Series {
  let count = 0;
  return Object.fromEntries(
    bounds.map((bound) => {
      count += 300 * (shares[bound] ?? 0);
      return [`${metric}{${labels}le="${bound}"}`, `0+${count}x60`];
    }),
  );
}

/** Little more than one in a hundred lies in the bucket up to `le`, the rest are quick. */
const latency = (metric: string, labels: string, le: string): Series =>
  histogram(metric, labels, { "0.01": 98.75, [le]: 1.25 });

/** Ninety-nine in a hundred lie in the bucket up to `le`, so that it ends with the quantile. */
const atTheLimit = (metric: string, labels: string, le: string): Series =>
  histogram(metric, labels, { [le]: 99, "+Inf": 1 });

const slowRequests = "apiserver_request_duration_seconds_bucket";
const request = 'verb="GET",scope="resource",resource="pods",';
const fsync = "etcd_disk_wal_fsync_duration_seconds_bucket";
const relist = "kubelet_pleg_relist_duration_seconds_bucket";

/** Members of etcd that answer, and those that do not. */
function members(up: number, down: number): Series {
  const names = Array.from({ length: up + down }, (_, index) => index);
  return Object.fromEntries(names.map((n) => [`up{job="etcd",instance="e${n}"}`, n < up ? 1 : 0]));
}

const daemon = (wanted: number, available: number, namespace = "kube-system"): Series => ({
  [`kube_daemonset_status_desired_number_scheduled{namespace="${namespace}",daemonset="cni"}`]: wanted,
  [`kube_daemonset_status_number_available{namespace="${namespace}",daemonset="cni"}`]: available,
});

const waiting = (namespace: string, reason: string, value = 1): Series => ({
  [`kube_pod_container_status_waiting_reason{namespace="${namespace}",pod="p",container="c",reason="${reason}"}`]:
    value,
});

export default defineProofs(pools, {
  PoolNodesLost: {
    fault: nodes(3),
    fires: {},
    value: "15%",
    beyond: [nodes(6, 59)],
    quiet: [nodes(0), nodes(2)],
  },
  NodeNotReady: {
    fault: nodes(1),
    fires: { node: "n0", condition: "Ready", status: "true" },
    quiet: [nodes(0)],
  },
  NodeUnderPressure: {
    fault: { 'kube_node_status_condition{node="n1",condition="DiskPressure",status="true"}': 1 },
    fires: { node: "n1", condition: "DiskPressure", status: "true" },
    quiet: [
      {
        'kube_node_status_condition{node="n1",condition="DiskPressure",status="true"}': 0,
        'kube_node_status_condition{node="n1",condition="DiskPressure",status="false"}': 1,
        'kube_node_status_condition{node="n1",condition="Ready",status="true"}': 1,
      },
    ],
  },
  NodeCordonedForgotten: {
    fault: { 'kube_node_spec_unschedulable{node="n1"}': 1 },
    fires: { node: "n1" },
    quiet: [{ 'kube_node_spec_unschedulable{node="n1"}': 0 }],
  },
  ApiServerDown: {
    fault: { 'up{job="apiserver"}': 0, 'up{job="node"}': 1 },
    fires: {},
    quiet: [
      {
        'up{job="apiserver",instance="one"}': 0,
        'up{job="apiserver",instance="two"}': 1,
        'up{job="node"}': 0,
      },
    ],
  },
  ApiServerInstanceDown: {
    fault: { 'up{job="apiserver"}': 0, 'up{job="apiserver",instance="two"}': 1 },
    fires: { job: "apiserver" },
    quiet: [{ 'up{job="apiserver"}': 1, 'up{job="node"}': 0 }],
  },
  ApiServerErrors: {
    fault: requests(303),
    fires: {},
    value: "5.05%",
    after: "1m",
    quiet: [requests(0), requests(300)],
  },
  ApiServerSlow: {
    fault: latency(slowRequests, request, "1.05"),
    fires: {},
    value: "1.01",
    after: "1m",
    quiet: [
      latency(slowRequests, request, "0.5"),
      // Watches last long, and may.
      { ...latency(slowRequests, request, "1"), ...histogram(slowRequests, 'verb="WATCH",', { "10": 900 }) },
      atTheLimit(slowRequests, request, "1"),
    ],
  },
  AggregatedApiUnavailable: {
    fault: {
      'aggregator_unavailable_apiservice{name="v1beta1.metrics.k8s.io"}': 1,
      'aggregator_unavailable_apiservice{name="v1beta1.metrics.k8s.io",instance="two"}': 0,
    },
    fires: { name: "v1beta1.metrics.k8s.io" },
    quiet: [{ 'aggregator_unavailable_apiservice{name="v1beta1.metrics.k8s.io"}': 0 }],
  },
  EtcdNoLeader: { fault: { etcd_server_has_leader: 0 }, fires: {}, quiet: [{ etcd_server_has_leader: 1 }] },
  EtcdQuorumAtRisk: {
    fault: { ...members(2, 1), 'up{job="node"}': 1 },
    fires: {},
    value: "2",
    quiet: [
      members(3, 0),
      members(3, 1),
      { ...members(4, 1), 'up{job="node"}': 0, 'up{job="kubelet"}': 0, 'up{job="snmp"}': 0 },
    ],
  },
  EtcdLeaderFlapping: {
    fault: { etcd_server_leader_changes_seen_total: "0 1 2 3x30" },
    fires: {},
    after: "3m",
    quiet: [
      { etcd_server_leader_changes_seen_total: "0x10 1 2x30" },
      { etcd_server_leader_changes_seen_total: 1 },
    ],
  },
  EtcdSlowDisk: {
    fault: latency(fsync, "", "0.102"),
    fires: {},
    value: "0.1004",
    after: "1m",
    quiet: [latency(fsync, "", "0.05"), atTheLimit(fsync, "", "0.1")],
  },
  EtcdNearQuota: {
    fault: { etcd_mvcc_db_total_size_in_bytes: 86, etcd_server_quota_backend_bytes: 100 },
    fires: {},
    value: "86%",
    quiet: [{ etcd_mvcc_db_total_size_in_bytes: 85, etcd_server_quota_backend_bytes: 100 }],
  },
  KubeletDown: {
    fault: { 'up{job="kubelet"}': 0 },
    fires: { job: "kubelet" },
    quiet: [{ 'up{job="kubelet"}': 1, 'up{job="node"}': 0 }],
  },
  KubeletSlow: {
    fault: latency(relist, "", "5.5"),
    fires: {},
    value: "5.1",
    after: "1m",
    quiet: [latency(relist, "", "1"), atTheLimit(relist, "", "5")],
  },
  ClusterDnsErrors: {
    fault: {
      'coredns_dns_responses_total{rcode="SERVFAIL",zone="."}': "0+303x60",
      'coredns_dns_responses_total{rcode="NOERROR",zone="."}': "0+5697x60",
    },
    fires: {},
    value: "5.05%",
    after: "1m",
    quiet: [
      { 'coredns_dns_responses_total{rcode="NOERROR",zone="."}': "0+1000x60" },
      {
        'coredns_dns_responses_total{rcode="SERVFAIL",zone="."}': "0+300x60",
        'coredns_dns_responses_total{rcode="NXDOMAIN",zone="."}': "0+2700x60",
        'coredns_dns_responses_total{rcode="NOERROR",zone="."}': "0+3000x60",
      },
    ],
  },
  PlatformDaemonMissing: {
    fault: daemon(3, 2),
    fires: { namespace: "kube-system", daemonset: "cni" },
    value: "1",
    quiet: [daemon(3, 3), daemon(3, 2, "education-xueji")],
  },
  PlatformPodCrashLooping: {
    fault: waiting("monitoring", "CrashLoopBackOff"),
    fires: { namespace: "monitoring", pod: "p", container: "c", reason: "CrashLoopBackOff" },
    quiet: [
      waiting("education-xueji", "CrashLoopBackOff"),
      waiting("monitoring", "ContainerCreating"),
      waiting("monitoring", "CrashLoopBackOff", 0),
    ],
  },
  KubeStateMetricsAbsent: absentProof("kube_node_info"),
  ApiServerMetricsAbsent: absentProof("apiserver_request_total"),
  EtcdAbsent: absentProof("etcd_server_has_leader"),
  KubeletAbsent: absentProof("kubelet_running_pods"),
  ClusterDnsAbsent: absentProof("coredns_dns_responses_total"),
});
