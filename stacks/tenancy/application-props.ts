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

/** A department at a pool: what is the same for all its applications there. */
interface Tenant {
  readonly department: Entity<"department">;
  readonly personas: readonly PersonaScope[];
  /** Namespaces whose service accounts may read its metrics. */
  readonly metricsReaders: readonly string[];
}

export function tenantAt(pool: ManagedPool, department: Entity<"department">, estate: Estate): Tenant {
  if (!can(pool.value, "roleBindings")) return { department, personas: [], metricsReaders: [] };
  return {
    department,
    personas: personasOf(department, pool, estate),
    metricsReaders: showingNamespaces(estate, pool.id, department.id),
  };
}

/** What an application is at a pool; undefined where it is not placed. */
export function applicationProps(
  province: Province,
  pool: ManagedPool,
  { department, personas, metricsReaders }: Tenant,
  application: Entity<"application">,
): TenantApplicationProps | undefined {
  const { value } = application;
  const placement = value.placements[pool.id];
  if (!placement) return undefined;
  const priorityClass = priorityOf(application, province.services);
  return {
    name: namespaceOf(application.id),
    department: {
      id: department.id,
      title: department.value.name,
      accessClass: department.value.accessClass,
    },
    application: { id: application.id.slice(department.id.length + 1), title: value.name },
    zone: value.zone,
    level: value.level,
    dataClass: value.dataClass,
    drTier: value.drTier,
    ...(priorityClass && can(pool.value, "priorityClasses") ? { priorityClass } : {}),
    xinchuang: value.xinchuang || hasOnlyXinchuang(pool),
    retiring: value.state === "retiring",
    podSecurity: podSecurityOf(pool.value),
    directions: directionsOf(pool.value),
    ...(can(pool.value, "quotas") ? { quota: quotaOf(placement.quota, pool, province.estate) } : {}),
    ...(can(pool.value, "monitoring") ? { ...metricsOf(application), metricsReaders } : {}),
    grants: province.grants.of(pool.id, application.id),
    personas,
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

function quotaOf(
  amount: NonNullable<TenantApplicationProps["quota"]>["amount"],
  pool: ManagedPool,
  estate: Estate,
): NonNullable<TenantApplicationProps["quota"]> {
  return { amount, accelerator: pool.value.accelerator, containers: estate.settings.containerDefaults };
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
