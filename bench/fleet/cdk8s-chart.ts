import { ApiObject, App, Chart } from "cdk8s";
import { kubernetesTenant } from "./kubernetes-tenant.js";
import type { Pool } from "./model.js";

/** The fleet as cdk8s charts, one a pool. */
export function cdk8sApp(
  pools: readonly Pool[],
  outdir: string,
): { readonly app: App; readonly charts: Chart[] } {
  const app = new App({ outdir });
  const charts = pools.map((pool) => {
    const chart = new Chart(app, pool.id);
    for (const tenant of pool.tenants) {
      for (const [key, object] of kubernetesTenant(tenant)) new ApiObject(chart, key, object);
    }
    return chart;
  });
  return { app, charts };
}
