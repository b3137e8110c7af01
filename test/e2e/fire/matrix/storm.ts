import type { Series } from "../../../../monitoring/proof.js";
import { each } from "./pool-well.js";

/** Servers of a large pool; three quarters of them are lost at once, and with them all that runs there. */
const servers = Array.from({ length: 400 }, (_, index) => `big${index}`);
const systems = Array.from({ length: 300 }, (_, index) => `system${index}`);

/** A large pool, beside what every pool has. */
export function largePool(isLost: boolean): Series {
  const lost = new Set(isLost ? servers.slice(0, 300) : []);
  const running = isLost ? 0 : 2;
  return {
    ...each(servers, (node) => ({
      [`kube_node_info{node="${node}"}`]: 1,
      [`kube_node_status_condition{node="${node}",condition="Ready",status="true"}`]: lost.has(node) ? 0 : 1,
      [`up{job="kubelet",instance="${node}"}`]: lost.has(node) ? 0 : 1,
      [`up{job="node",instance="${node}"}`]: lost.has(node) ? 0 : 1,
    })),
    ...each(systems, (system) => ({
      [`zhengyun_application_info{namespace="${system}",department="${system}",application="${system}/web",level="3",dr_tier="core",role="active"}`]: 1,
      [`kube_deployment_spec_replicas{namespace="${system}",deployment="web"}`]: 2,
      [`kube_deployment_status_replicas_available{namespace="${system}",deployment="web"}`]: running,
      [`kube_statefulset_replicas{namespace="${system}",statefulset="db"}`]: 2,
      [`kube_statefulset_status_replicas_ready{namespace="${system}",statefulset="db"}`]: running,
      [`kube_pod_status_phase{namespace="${system}",pod="web-0",phase="Pending"}`]: isLost ? 1 : 0,
    })),
  };
}
