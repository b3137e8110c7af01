import type { TenantApplicationProps } from "../../constructs/tenancy/tenant-application.js";
import { type Entity, type Estate, groupBy } from "../../estate/index.js";
import type { BackendProps } from "../backend.js";
import type { StackSpec } from "../layer.js";
import { platformStackName } from "../platform/platform-specs.js";
import { can, type ManagedPool, managedPools } from "../pool-facts.js";
import { applicationProps, type Province, tenantAt } from "./application-props.js";
import { GrantEnds } from "./grant-ends.js";
import { shardOf, tenancyStackName } from "./shards.js";

/** What a tenancy stack is made from: the applications of some departments in one pool. */
export interface TenancyProps {
  readonly backend: BackendProps;
  /** kubeconfig context of the pool. */
  readonly context: string;
  /** By department and application. */
  readonly applications: readonly TenantApplicationProps[];
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
        applications: (byShard.get(shard) ?? []).flatMap((department) =>
          applicationsAt(pool, department, province),
        ),
      },
    };
  }
}

function applicationsAt(
  pool: ManagedPool,
  department: Entity<"department">,
  province: Province,
): TenantApplicationProps[] {
  const tenant = tenantAt(pool, department, province.estate);
  return province.estate.applicationsOf(department.id).flatMap((application) => {
    const props = applicationProps(province, pool, tenant, application);
    return props ? [props] : [];
  });
}

/** The departments with something in each pool, by id. */
function departmentsByPool(estate: Estate): ReadonlyMap<string, readonly Entity<"department">[]> {
  const byPool = new Map<string, Entity<"department">[]>();
  for (const department of estate.all("department")) {
    const placements = estate.applicationsOf(department.id).map(({ value }) => Object.keys(value.placements));
    for (const pool of new Set(placements.flat())) {
      const present = byPool.get(pool);
      if (present) present.push(department);
      else byPool.set(pool, [department]);
    }
  }
  return byPool;
}
