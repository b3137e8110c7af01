import { counter, defineExporter, gauge } from "./metric.js";

/** The machine and its operating system. */
export const node = defineExporter({
  job: "node",
  scrapeSeconds: 30,
  metrics: {
    node_uname_info: gauge("info", "nodename", "release"),
    node_cpu_seconds_total: counter("seconds", "cpu", "mode"),
    node_load5: gauge("1"),
    node_memory_MemAvailable_bytes: gauge("bytes"),
    node_memory_MemTotal_bytes: gauge("bytes"),
    node_vmstat_oom_kill: counter("1"),
    node_filesystem_avail_bytes: gauge("bytes", "device", "fstype", "mountpoint"),
    node_filesystem_size_bytes: gauge("bytes", "device", "fstype", "mountpoint"),
    node_filesystem_files_free: gauge("1", "device", "fstype", "mountpoint"),
    node_filesystem_files: gauge("1", "device", "fstype", "mountpoint"),
    node_filesystem_readonly: gauge("1", "device", "fstype", "mountpoint"),
    node_disk_io_time_seconds_total: counter("seconds", "device"),
    node_network_receive_errs_total: counter("1", "device"),
    node_network_receive_packets_total: counter("1", "device"),
    node_bonding_active: gauge("1", "master"),
    node_bonding_slaves: gauge("1", "master"),
    node_edac_correctable_errors_total: counter("1", "controller"),
    node_edac_uncorrectable_errors_total: counter("1", "controller"),
    node_md_disks: gauge("1", "device", "state"),
    node_nf_conntrack_entries: gauge("1"),
    node_nf_conntrack_entries_limit: gauge("1"),
    node_timex_offset_seconds: gauge("seconds"),
    node_timex_sync_status: gauge("1"),
    node_boot_time_seconds: gauge("timestamp"),
  },
});
