import { defineExporter, gauge } from "./metric.js";

/** The pool's distributed storage, as ceph-mgr reports it. */
export const ceph = defineExporter({
  job: "ceph",
  scrapeSeconds: 15,
  metrics: {
    ceph_health_status: gauge("1"),
    ceph_osd_up: gauge("1", "ceph_daemon"),
    ceph_osd_in: gauge("1", "ceph_daemon"),
    ceph_osd_stat_bytes: gauge("bytes", "ceph_daemon"),
    ceph_osd_stat_bytes_used: gauge("bytes", "ceph_daemon"),
    ceph_osd_apply_latency_ms: gauge("1", "ceph_daemon"),
    ceph_mon_quorum_status: gauge("1", "ceph_daemon"),
    ceph_pg_degraded: gauge("1", "pool_id"),
    ceph_pg_active: gauge("1", "pool_id"),
    ceph_pg_total: gauge("1", "pool_id"),
    ceph_cluster_total_bytes: gauge("bytes"),
    ceph_cluster_total_used_bytes: gauge("bytes"),
    ceph_pool_quota_bytes: gauge("bytes", "pool_id"),
    ceph_pool_stored: gauge("bytes", "pool_id"),
  },
});
