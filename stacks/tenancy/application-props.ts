import type { PriorityClassName } from "../../constructs/platform/priority-classes.js";
import type { PersonaScope } from "../../constructs/tenancy/persona-bindings.js";
import type { TenantApplicationProps } from "../../constructs/tenancy/tenant-application.js";
import type { Entity, Estate } from "../../estate/index.js";
import type { Department } from "../../estate/kinds/department.js";
import { namespaceOf } from "../../estate/names.js";
import { can, directionsOf, type ManagedPool, podSecurityOf } from "../pool-facts.js";
import { showingNamespaces } from "../showing.js";
import type { GrantEnds } from "./grant-ends.js";

/** Everything about applications that more than one of them needs, worked out once an estate. */
export interface Province {
  readonly estate: Estate;
  readonly grants: GrantEnds;
  /** Ids of the applications that are shared services. */
  readonly services: ReadonlySet<string>;
}

type Quota = NonNullable<TenantApplicationProps["quota"]>;

/** What holds for every application at a pool. */
export interface PoolTerms extends Required<Pick<TenantApplicationProps, "podSecurity" | "directions">> {
  /** What quotas there are kept with. @default - the pool keeps none */
  readonly limits?: Omit<Quota, "amount">;
}

/** A department at a pool: what holds for all its applications there, and those. */
export interface Tenant
  extends Required<Pick<TenantApplicationProps, "department" | "personas" | "metricsReaders">> {
  readonly applications: readonly Tenancy[];
}

/** An application at a pool: what is its own. */
type Tenancy = Omit<TenantApplicationProps, keyof PoolTerms | keyof Tenant | "quota"> & {
  readonly amount: Quota["amount"];
};

/** What a pool can carry out of what a tenancy needs. */
export function termsOf({ value }: ManagedPool, { settings }: Estate): PoolTerms {
  const limits = { accelerator: value.accelerator, containers: settings.containerDefaults };
  return {
    podSecurity: podSecurityOf(value),
    directions: directionsOf(value),
    ...(can(value, "quotas") ? { limits } : {}),
  };
}

/** A department at a pool, with as much as the pool can carry out. */
export function tenantAt(pool: ManagedPool, department: Entity<"department">, province: Province): Tenant {
  const { id, value } = department;
  const { estate } = province;
  const hasBindings = can(pool.value, "roleBindings");
  const hasReaders = hasBindings && can(pool.value, "monitoring");
  return {
    department: { id, title: value.name, accessClass: value.accessClass },
    personas: hasBindings ? personasOf(department, pool, estate) : [],
    metricsReaders: hasReaders ? showingNamespaces(estate, pool.id, id) : [],
    applications: estate.applicationsOf(id).flatMap((one) => tenancyOf(one, pool, province) ?? []),
  };
}

/** Everything about an application at a pool. */
export function applicationProps(
  { limits, ...terms }: PoolTerms,
  { applications, ...tenant }: Tenant,
  { amount, ...own }: Tenancy,
): TenantApplicationProps {
  return { ...terms, ...tenant, ...own, ...(limits ? { quota: { amount, ...limits } } : {}) };
}

/** What is an application's own at a pool; undefined where it is not placed. */
function tenancyOf(
  application: Entity<"application">,
  pool: ManagedPool,
  { grants, services }: Province,
): Tenancy | undefined {
  const { id, owner, value } = application;
  const placement = value.placements[pool.id];
  if (!placement) return undefined;
  const priorityClass = priorityOf(application, services);
  return {
    name: namespaceOf(id),
    application: { id: id.slice(owner.length + 1), title: value.name },
    zone: value.zone,
    level: value.level,
    dataClass: value.dataClass,
    drTier: value.drTier,
    ...(priorityClass && can(pool.value, "priorityClasses") ? { priorityClass } : {}),
    xinchuang: value.xinchuang || hasOnlyXinchuang(pool),
    retiring: value.state === "retiring",
    amount: placement.quota,
    ...(can(pool.value, "monitoring") ? metricsOf(application) : {}),
    grants: grants.of(pool.id, id),
  };
}

/** What an application may claim above the ordinary when a pool is short. */
function priorityOf(
  application: Entity<"application">,
  services: ReadonlySet<string>,
): PriorityClassName | undefined {
  if (application.value.drTier === "core") return "zhengyun-core";
  return services.has(application.id) ? "zhengyun-shared-service" : undefined;
}

/** In such a pool every node carries the taint, so every namespace must ask for it. */
function hasOnlyXinchuang(pool: ManagedPool): boolean {
  return Object.values(pool.value.nodes).every((group) => group.xinchuang);
}

/** Where its metrics are read from, and whether it shows those of its department. */
function metricsOf({
  value: { metricsPort, showsMetrics },
}: Entity<"application">): Pick<TenantApplicationProps, "metricsPort" | "showsMetrics"> {
  return { ...(metricsPort ? { metricsPort } : {}), showsMetrics };
}

/** Those with rights in a department's namespaces: its own people, its county, and its city from other pools. */
function personasOf(
  department: Entity<"department">,
  pool: ManagedPool,
  estate: Estate,
): readonly PersonaScope[] {
  const { county, city } = divisionsAbove(department.value, estate);
  return [
    { persona: "tenant-admin", scope: department.id },
    { persona: "tenant-developer", scope: department.id },
    ...(county === undefined ? [] : [{ persona: "county-user" as const, scope: county }]),
    ...(city === undefined || city === pool.value.division
      ? []
      : [{ persona: "city-admin" as const, scope: city }]),
  ];
}

/** The county and the city that a department lies in, as far as it lies in one. */
function divisionsAbove(department: Department, estate: Estate): { county?: string; city?: string } {
  const found: { county?: string; city?: string } = {};
  const seen = new Set<string>();
  for (let code: string | undefined = department.division; code !== undefined && !seen.has(code); ) {
    seen.add(code);
    const division: Entity<"division"> | undefined = estate.find("division", code);
    if (division?.value.level === "county") found.county = code;
    if (division?.value.level === "city") found.city = code;
    code = division?.value.parent;
  }
  return found;
}
