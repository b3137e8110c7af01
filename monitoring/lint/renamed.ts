interface Renaming {
  readonly now: string;
  readonly since: string;
}

const table = new Map<string, Renaming>();

/** @param pairs `old new`, one a line */
function renaming(since: string, pairs: string): void {
  for (const pair of pairs.trim().split(/\s*\n\s*/)) {
    const [old = "", now = ""] = pair.split(" ");
    table.set(old, { now, since });
  }
}

renaming(
  "node_exporter 0.16",
  `node_cpu node_cpu_seconds_total
  node_boot_time node_boot_time_seconds
  node_time node_time_seconds
  node_context_switches node_context_switches_total
  node_forks node_forks_total
  node_intr node_intr_total
  node_disk_bytes_read node_disk_read_bytes_total
  node_disk_bytes_written node_disk_written_bytes_total
  node_disk_io_time_ms node_disk_io_time_seconds_total
  node_disk_io_time_weighted node_disk_io_time_weighted_seconds_total
  node_disk_read_time_ms node_disk_read_time_seconds_total
  node_disk_write_time_ms node_disk_write_time_seconds_total
  node_disk_reads_completed node_disk_reads_completed_total
  node_disk_writes_completed node_disk_writes_completed_total
  node_filesystem_avail node_filesystem_avail_bytes
  node_filesystem_free node_filesystem_free_bytes
  node_filesystem_size node_filesystem_size_bytes
  node_memory_MemAvailable node_memory_MemAvailable_bytes
  node_memory_MemFree node_memory_MemFree_bytes
  node_memory_MemTotal node_memory_MemTotal_bytes
  node_memory_Buffers node_memory_Buffers_bytes
  node_memory_Cached node_memory_Cached_bytes
  node_memory_SwapFree node_memory_SwapFree_bytes
  node_memory_SwapTotal node_memory_SwapTotal_bytes
  node_network_receive_bytes node_network_receive_bytes_total
  node_network_transmit_bytes node_network_transmit_bytes_total
  node_network_receive_errs node_network_receive_errs_total
  node_network_transmit_errs node_network_transmit_errs_total
  node_network_receive_drop node_network_receive_drop_total
  node_network_transmit_drop node_network_transmit_drop_total
  node_network_receive_packets node_network_receive_packets_total
  node_network_transmit_packets node_network_transmit_packets_total`,
);

renaming(
  "kube-state-metrics 2.0",
  `kube_pod_container_resource_requests_cpu_cores kube_pod_container_resource_requests
  kube_pod_container_resource_requests_memory_bytes kube_pod_container_resource_requests
  kube_pod_container_resource_limits_cpu_cores kube_pod_container_resource_limits
  kube_pod_container_resource_limits_memory_bytes kube_pod_container_resource_limits
  kube_node_status_capacity_cpu_cores kube_node_status_capacity
  kube_node_status_capacity_memory_bytes kube_node_status_capacity
  kube_node_status_capacity_pods kube_node_status_capacity
  kube_node_status_allocatable_cpu_cores kube_node_status_allocatable
  kube_node_status_allocatable_memory_bytes kube_node_status_allocatable
  kube_node_status_allocatable_pods kube_node_status_allocatable
  kube_hpa_spec_max_replicas kube_horizontalpodautoscaler_spec_max_replicas
  kube_hpa_spec_min_replicas kube_horizontalpodautoscaler_spec_min_replicas
  kube_hpa_status_current_replicas kube_horizontalpodautoscaler_status_current_replicas
  kube_hpa_status_desired_replicas kube_horizontalpodautoscaler_status_desired_replicas
  kube_hpa_status_condition kube_horizontalpodautoscaler_status_condition
  kube_daemonset_status_number_unavailable_total kube_daemonset_status_number_unavailable`,
);

renaming(
  "Kubernetes 1.14",
  `apiserver_request_count apiserver_request_total
  apiserver_request_latencies_bucket apiserver_request_duration_seconds_bucket
  rest_client_request_latency_seconds_bucket rest_client_request_duration_seconds_bucket`,
);

/** What a metric that is no longer exported under its name is called now. */
export function renamed(metric: string): Renaming | undefined {
  return table.get(metric);
}
