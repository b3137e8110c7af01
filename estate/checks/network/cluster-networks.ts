import { addressPlan } from "../../address-plan.js";
import { at, type Breach, byFault, defineCheck } from "../../checks.js";
import type { Entity } from "../../entity.js";
import { type Network, NetworkIndex, networkOf, overlaps } from "../../networks.js";

interface Params {
  cidr: string;
  other: string;
}

type Fault = "each-other" | "segment";

interface ClusterNetwork extends Network {
  readonly path: readonly (string | number)[];
}

/** Addresses of pods and services stay inside a pool; what lies outside must never look like them. */
export default defineCheck<Params & { fault: Fault }>({
  code: "NET010",
  severity: "error",
  title: {
    zh: "资源池的容器与服务网段互不重叠，也不与全省任何网段重叠",
    en: "Pod and service networks of a pool overlap neither each other nor any segment",
  },
  message: byFault<Params & { fault: Fault }>({
    "each-other": {
      zh: (p) => `${p.cidr} 与本池的 ${p.other} 重叠`,
      en: (p) => `${p.cidr} overlaps ${p.other} of the same pool`,
    },
    segment: {
      zh: (p) => `${p.cidr} 与网段 ${p.other} 重叠`,
      en: (p) => `${p.cidr} overlaps segment ${p.other}`,
    },
  }),
  hint: {
    zh: () => "请为容器与服务另选网段；各资源池之间可以相同",
    en: () => "take other networks for pods and services; pools may use the same ones",
  },
  source: "GB/T 22239-2019 8.1.2.1 c",
  *find(estate) {
    const segments = new NetworkIndex(addressPlan(estate).segments);
    for (const pool of estate.all("pool")) {
      const networks = clusterNetworks(pool);
      yield* overlapsWithin(pool, networks);
      for (const network of networks) {
        const [first] = segments.overlapping(network);
        if (!first) continue;
        yield {
          at: at(pool, network.path),
          params: { fault: "segment", cidr: network.cidr, other: `${first.segment.id} (${first.cidr})` },
          related: [at(first.segment, first.path)],
        };
      }
    }
  },
});

function* overlapsWithin(
  pool: Entity<"pool">,
  networks: readonly ClusterNetwork[],
): Generator<Breach<Params & { fault: Fault }>> {
  for (const [first, second] of overlaps(networks)) {
    yield {
      at: at(pool, second.path),
      params: { fault: "each-other", cidr: second.cidr, other: first.cidr },
      related: [at(pool, first.path)],
    };
  }
}

function clusterNetworks(pool: Entity<"pool">): ClusterNetwork[] {
  return (["podCidrs", "serviceCidrs"] as const).flatMap((key) =>
    pool.value.kubernetes[key].map((cidr, index) => ({
      ...networkOf(cidr),
      path: ["kubernetes", key, index],
    })),
  );
}
