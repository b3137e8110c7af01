import type { Series } from "../../../../monitoring/proof.js";

const day = 86_400;
const nodes = ["n1", "n2", "n3"];

/** The series of each of some things, together. */
export function each(things: readonly string[], seriesOf: (thing: string) => Series): Series {
  return Object.fromEntries(things.flatMap((thing) => Object.entries(seriesOf(thing))));
}

/** A server: the machine, its operating system and the agents on it. */
const server = (instance: string): Series => ({
  ...each(["fluent-bit", "ipmi", "kubelet", "node", "smart"], (job) => ({
    [`up{job="${job}",instance="${instance}"}`]: 1,
  })),
  [`node_uname_info{instance="${instance}",nodename="${instance}",release="6.6"}`]: 1,
  [`node_memory_MemAvailable_bytes{instance="${instance}"}`]: 2e11,
  [`node_memory_MemTotal_bytes{instance="${instance}"}`]: 5e11,
  [`node_filesystem_avail_bytes{instance="${instance}",device="/dev/sda1",fstype="ext4",mountpoint="/"}`]: 6e10,
  [`node_filesystem_size_bytes{instance="${instance}",device="/dev/sda1",fstype="ext4",mountpoint="/"}`]: 1e11,
  [`node_filesystem_readonly{instance="${instance}",device="/dev/sda1",fstype="ext4",mountpoint="/"}`]: 0,
  [`node_timex_offset_seconds{instance="${instance}"}`]: 0.001,
  [`node_timex_sync_status{instance="${instance}"}`]: 1,
  [`node_bonding_slaves{instance="${instance}",master="bond0"}`]: 2,
  [`node_bonding_active{instance="${instance}",master="bond0"}`]: 2,
  [`kubelet_running_pods{instance="${instance}"}`]: 40,
  [`kubelet_certificate_manager_client_ttl_seconds{instance="${instance}"}`]: 200 * day,
  [`fluentbit_input_records_total{instance="${instance}",name="tail.0"}`]: "0+600x9",
  [`kube_node_info{node="${instance}"}`]: 1,
  [`kube_node_status_condition{node="${instance}",condition="Ready",status="true"}`]: 1,
  [`kube_node_status_condition{node="${instance}",condition="DiskPressure",status="true"}`]: 0,
  [`kube_node_spec_unschedulable{node="${instance}"}`]: 0,
  ...hardware(instance),
});

const hardware = (instance: string): Series => ({
  [`ipmi_up{instance="${instance}",collector="ipmi"}`]: 1,
  [`ipmi_chassis_power_state{instance="${instance}"}`]: 1,
  [`ipmi_chassis_drive_fault_state{instance="${instance}"}`]: 1,
  [`ipmi_chassis_cooling_fault_state{instance="${instance}"}`]: 1,
  [`ipmi_power_state{instance="${instance}",id="1",name="PSU1 Status"}`]: 0,
  [`ipmi_power_state{instance="${instance}",id="2",name="PSU2 Status"}`]: 0,
  [`ipmi_temperature_celsius{instance="${instance}",id="3",name="Inlet Temp"}`]: 24,
  [`smartctl_device_smart_status{instance="${instance}",device="/dev/nvme0"}`]: 1,
  [`smartctl_device_media_errors{instance="${instance}",device="/dev/nvme0"}`]: 0,
  [`smartctl_device_percentage_used{instance="${instance}",device="/dev/nvme0"}`]: 12,
  ...each(["0", "1", "2", "3"], (bay) => ({
    [`ceph_osd_up{ceph_daemon="osd.${instance}-${bay}"}`]: 1,
    [`ceph_osd_in{ceph_daemon="osd.${instance}-${bay}"}`]: 1,
  })),
});

/** What runs once in a pool, or three times. */
const platform: Series = {
  ...each(
    ["alertmanager", "ceph", "cert-manager", "coredns", "ingress-nginx", "kube-state-metrics", "metallb"],
    (job) => ({ [`up{job="${job}"}`]: 1 }),
  ),
  ...each(["blackbox", "prometheus", "ups", "velero", "x509", "zhengyun-drift"], (job) => ({
    [`up{job="${job}"}`]: 1,
  })),
  ...each(nodes, (instance) => ({
    [`up{job="apiserver",instance="${instance}"}`]: 1,
    [`up{job="etcd",instance="${instance}"}`]: 1,
    [`etcd_server_has_leader{instance="${instance}"}`]: 1,
  })),
  'apiserver_request_total{verb="GET",resource="pods",code="200"}': "0+1000x9",
  apiserver_audit_event_total: "0+800x9",
  'coredns_dns_responses_total{rcode="NOERROR",zone="."}': "0+1000x9",
  prometheus_config_last_reload_successful: 1,
  prometheus_notifications_alertmanagers_discovered: 1,
  prometheus_remote_storage_highest_timestamp_in_seconds: 0,
  'prometheus_remote_storage_queue_highest_sent_timestamp_seconds{remote_name="province"}': 0,
  alertmanager_config_last_reload_successful: 1,
  'network_ups_tools_ups_status{flag="OL"}': 1,
  'network_ups_tools_ups_status{flag="OB"}': 0,
  network_ups_tools_battery_runtime: 3_000,
  zhengyun_drift_last_run_timestamp_seconds: -600,
  'zhengyun_drift_objects{kind="isolation"}': 0,
};

const storage: Series = {
  ceph_health_status: 0,
  ...each(["mon.a", "mon.b", "mon.c"], (daemon) => ({
    [`ceph_mon_quorum_status{ceph_daemon="${daemon}"}`]: 1,
  })),
  'ceph_pg_total{pool_id="1"}': 256,
  'ceph_pg_active{pool_id="1"}': 256,
  'ceph_pg_degraded{pool_id="1"}': 0,
  ceph_cluster_total_bytes: 1e15,
  ceph_cluster_total_used_bytes: 5e14,
  velero_backup_last_successful_timestamp: -3_600,
  'velero_backup_storage_location_available{backup_storage_location="default"}': 1,
  'kube_cronjob_status_last_successful_time{namespace="kube-system",cronjob="etcd-backup"}': -3_600,
};

/** The circuit of a plane: sessions of two nodes, the port, its traffic, and a probe over it. */
const circuit = (plane: string, peer: string): Series => ({
  [`zhengyun_circuit_info{plane="${plane}",circuit="${plane}1",peer="${peer}"}`]: 1,
  [`zhengyun_circuit_capacity_bytes{plane="${plane}",circuit="${plane}1"}`]: 1e8,
  ...each(["n1", "n2"], (instance) => ({
    [`frrk8s_bgp_session_up{instance="${instance}",peer="${peer}",vrf="public"}`]: 1,
    [`frrk8s_bfd_session_up{instance="${instance}",peer="${peer}",vrf="public"}`]: 1,
    [`frrk8s_bgp_announced_prefixes_total{instance="${instance}",peer="${peer}",vrf="public"}`]: 4,
    [`frrk8s_bgp_received_prefixes_total{instance="${instance}",peer="${peer}",vrf="public"}`]: 40,
  })),
  [`ifOperStatus{instance="core1",ifName="xe-${plane}1",ifAlias="circuit-${plane}1"}`]: 1,
  [`ifAdminStatus{instance="core1",ifName="xe-${plane}1",ifAlias="circuit-${plane}1"}`]: 1,
  [`ifHCInOctets{instance="core1",ifName="xe-${plane}1",ifAlias="circuit-${plane}1"}`]: "0+60000000x9",
  [`ifHCOutOctets{instance="core1",ifName="xe-${plane}1",ifAlias="circuit-${plane}1"}`]: "0+60000000x9",
  [`probe_success{module="plane",plane="${plane}",instance="pe-${plane}"}`]: 1,
  [`probe_duration_seconds{module="plane",plane="${plane}",instance="pe-${plane}"}`]: 0.02,
});

const network: Series = {
  ...circuit("a", "10.0.0.1"),
  ...circuit("b", "10.0.1.1"),
  ...each(["n1", "n2"], (instance) => ({ [`up{job="frr-k8s",instance="${instance}"}`]: 1 })),
  frrk8s_k8s_client_config_stale_bool: 0,
  metallb_k8s_client_config_loaded_bool: 1,
  metallb_k8s_client_config_stale_bool: 0,
  ...each(
    Array.from({ length: 12 }, (_, index) => `core${index}`),
    (instance) => ({
      [`up{job="snmp",instance="${instance}"}`]: 1,
      [`sysUpTime{instance="${instance}"}`]: 9e8,
    }),
  ),
  'zhengyun_exchange_point_info{exchange_point="city-internet"}': 1,
  'probe_success{module="exchange-point",instance="city-internet"}': 1,
  'probe_duration_seconds{module="exchange-point",instance="city-internet"}': 0.8,
};

const ofApplication = 'namespace="education-xueji",department="education",application="education/xueji"';

const applications: Series = {
  [`zhengyun_application_info{${ofApplication},level="3",dr_tier="core",role="active"}`]: 1,
  [`zhengyun_objective_ratio{${ofApplication},service="xueji"}`]: 0.999,
  'kube_deployment_spec_replicas{namespace="education-xueji",deployment="web"}': 2,
  'kube_deployment_status_replicas_available{namespace="education-xueji",deployment="web"}': 2,
  ...each(["requests.cpu", "requests.memory"], (resource) => ({
    [`kube_resourcequota{namespace="education-xueji",resourcequota="own",resource="${resource}",type="hard"}`]: 100,
    [`kube_resourcequota{namespace="education-xueji",resourcequota="own",resource="${resource}",type="used"}`]: 60,
    [`zhengyun_quota{department="education",resource="${resource}"}`]: 200,
  })),
  'nginx_ingress_controller_requests{namespace="education-xueji",ingress="web",service="web",status="200"}':
    "0+3000x9",
  nginx_ingress_controller_config_last_reload_successful: 1,
  'zhengyun_backup_interval_seconds{schedule="education-xueji",department="education",application="education/xueji"}':
    day,
  'velero_backup_last_successful_timestamp{schedule="education-xueji"}': -3_600,
  'velero_backup_failure_total{schedule="education-xueji"}': 0,
  'x509_cert_not_after{subject_CN="xueji",secret_namespace="education-xueji",secret_name="tls"}': 60 * day,
  'x509_cert_not_before{subject_CN="xueji",secret_namespace="education-xueji",secret_name="tls"}': -30 * day,
  'certmanager_certificate_ready_status{name="xueji",namespace="education-xueji",condition="True"}': 1,
  'certmanager_certificate_ready_status{name="xueji",namespace="education-xueji",condition="False"}': 0,
  'probe_ssl_earliest_cert_expiry{module="https",instance="xueji"}': 60 * day,
};

/** Everything that a small pool exports while nothing is wrong in it. */
export const poolWell: Series = {
  ...each(nodes, server),
  ...platform,
  ...storage,
  ...network,
  ...applications,
};

/** What the province exports besides: its store, what the estate says, metering. */
export const provinceWell: Series = {
  'vm_data_size_bytes{type="storage"}': 1e12,
  'vm_free_disk_space_bytes{path="/data"}': 4e12,
  'vm_storage_is_read_only{path="/data"}': 0,
  'zhengyun_estate_info{digest="d",applied="d"}': 1,
  zhengyun_estate_load_success: 1,
  zhengyun_metering_last_sample_timestamp_seconds: 3_300,
};

/** What the estate says of a pool. */
export const declared: Series = { 'zhengyun_pool_info{tier="city",management="terraform"}': 1 };
