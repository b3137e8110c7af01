import { behindService, type Instance } from "../../../constructs/monitoring/scrape/discovery.js";
import type { PoolMonitoring, serviceJobs } from "../../../estate/pool-monitoring.js";
import type { Source } from "./installed.js";

type Services = PoolMonitoring["services"];
type ServiceJob = (typeof serviceJobs)[number];

/** What `instance` names for each: a node's own, one of several that share the work, or the one that does it. */
const instances: Readonly<Record<ServiceJob, Instance>> = {
  etcd: "node",
  "fluent-bit": "node",
  x509: "node",
  "ingress-nginx": "replica",
  ups: "replica",
  ceph: "service",
  "cert-manager": "service",
  velero: "service",
  zhengyun: "service",
  "zhengyun-drift": "service",
  "zhengyun-metering": "service",
  "zhengyun-relay": "service",
};

/** The services that a pool's file names, by job. Nobody but its operator knows who signed their certificates. */
export function serviceSources(services: Services): Source[] {
  return (Object.keys(instances) as ServiceJob[]).sort().flatMap((job) => {
    const declared = services[job];
    if (!declared) return [];
    const { path, scheme, ...end } = declared;
    const manner = {
      ...(path === "/metrics" ? {} : { metricsPath: path }),
      ...(scheme === "https" ? { scheme, tlsConfig: { insecureSkipVerify: true } } : {}),
    };
    return [{ name: job, job, targets: behindService(end, instances[job]), manner }];
  });
}
