import type { StorageClassProps } from "../../constructs/platform/storage-class.js";
import type { Direction } from "../../constructs/tenancy/direction.js";
import type { Estate } from "../../estate/index.js";
import type { Pool } from "../../estate/kinds/pool.js";
import type { BackendProps } from "../backend.js";
import type { StackSpec } from "../layer.js";
import { can, directionsOf, type ManagedPool, managedPools, podSecurityOf } from "../pool-facts.js";

/** What a pool's platform stack is made from. What the pool cannot carry out is left out. */
export interface PlatformProps {
  readonly backend: BackendProps;
  /** kubeconfig context of the pool. */
  readonly context: string;
  readonly pool: string;
  /** Code of the division the pool belongs to. */
  readonly division: string;
  /** `1.35`, or "none". */
  readonly podSecurity: string;
  readonly directions: readonly Direction[];
  readonly storageClasses: readonly StorageClassProps[];
  readonly personas: boolean;
  /** Whether programs may be bound to read metrics there. */
  readonly metricsReaders: boolean;
  readonly priorityClasses: boolean;
  /** Registries that admission policies let tenants pull from. @default - no admission policies */
  readonly registries?: readonly string[];
}

/** `230100-harbin-platform`. */
export function platformStackName(pool: string): string {
  return `${pool}-platform`;
}

/** The platform stack of every pool that we or its operator change. */
export function* platformSpecs(estate: Estate): Generator<StackSpec<PlatformProps>> {
  for (const pool of managedPools(estate)) {
    yield {
      name: platformStackName(pool.id),
      layer: "platform",
      pool: pool.id,
      management: pool.management,
      dependsOn: [],
      props: platformProps(pool, estate),
    };
  }
}

function platformProps({ id, value }: ManagedPool, estate: Estate): PlatformProps {
  const { backend, registries } = estate.settings;
  return {
    backend,
    context: value.kubernetes.context,
    pool: id,
    division: value.division,
    podSecurity: podSecurityOf(value),
    directions: directionsOf(value),
    storageClasses: can(value, "storageClasses") ? storageClassesOf(value) : [],
    personas: can(value, "roleBindings"),
    metricsReaders: can(value, "roleBindings") && can(value, "monitoring"),
    priorityClasses: can(value, "priorityClasses"),
    ...(canGuard(value)
      ? { registries: [...new Set([...registries, ...(value.registries ?? [])])].sort() }
      : {}),
  };
}

/** Admission policies reach a pool in a Helm release, or as manifests that its operator applies. */
function canGuard(pool: Pool): boolean {
  return can(pool, "admissionPolicy") && (can(pool, "helm") || pool.management === "manifests");
}

function storageClassesOf(pool: Pool): StorageClassProps[] {
  return Object.entries(pool.storageClasses)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, { capacity: _, ...storageClass }]) => ({ name, ...storageClass }));
}
