import { type Estate, groupBy } from "../../estate/estate.js";
import type { Entity } from "../../estate/index.js";
import type { BackendProps } from "../backend.js";
import type { StackSpec } from "../layer.js";
import { platformStackName } from "../platform/platform-specs.js";
import { can, type ManagedPool, managedPools } from "../pool-facts.js";
import { type PoolTerms, type Province, type Tenant, tenantAt, termsOf } from "./application-props.js";
import { GrantEnds } from "./grant-ends.js";
import { shardOf, tenancyStackName } from "./shards.js";

/** What a tenancy stack is made from: the applications of some departments in one pool. */
export interface TenancyProps {
  readonly backend: BackendProps;
  /** kubeconfig context of the pool. */
  readonly context: string;
  readonly terms: PoolTerms;
  /** By id. What holds for all their applications is said once: a province has thousands. */
  readonly tenants: readonly Tenant[];
}

/**
 * The tenancy stacks of every pool that we or its operator change: one for each declared shard, an empty one too,
 * so that a department that leaves is planned away instead of being forgotten in a state nobody reads.
 */
export function* tenancySpecs(estate: Estate): Generator<StackSpec<TenancyProps>> {
  const province: Province = {
    estate,
    grants: new GrantEnds(estate),
    services: new Set(estate.all("service").map(({ value }) => value.application)),
  };
  const departments = departmentsByPool(estate);
  for (const pool of managedPools(estate)) yield* specsOf(pool, departments.get(pool.id) ?? [], province);
}

function* specsOf(
  pool: ManagedPool,
  departments: readonly Entity<"department">[],
  province: Province,
): Generator<StackSpec<TenancyProps>> {
  const { shards, kubernetes } = pool.value;
  const served = can(pool.value, "namespaces") ? departments : [];
  const terms = termsOf(pool, province.estate);
  const byShard = groupBy(served, (department) => shardOf(department.id, shards));
  for (let shard = 0; shard < shards; shard += 1) {
    yield {
      name: tenancyStackName(pool.id, shard),
      layer: "tenancy",
      pool: pool.id,
      management: pool.management,
      dependsOn: [platformStackName(pool.id)],
      props: {
        backend: province.estate.settings.backend,
        context: kubernetes.context,
        terms,
        tenants: (byShard.get(shard) ?? []).map((department) => tenantAt(pool, department, province)),
      },
    };
  }
}

/** The departments with something in each pool, by id. */
function departmentsByPool(estate: Estate): ReadonlyMap<string, readonly Entity<"department">[]> {
  const byPool = new Map<string, Entity<"department">[]>();
  for (const department of estate.all("department")) {
    for (const { value } of estate.applicationsOf(department.id)) {
      for (const pool in value.placements) {
        const present = byPool.get(pool);
        if (!present) byPool.set(pool, [department]);
        else if (present.at(-1) !== department) present.push(department);
      }
    }
  }
  return byPool;
}
