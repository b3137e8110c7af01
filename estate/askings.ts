import type { Access } from "./capability.js";
import { type At, at } from "./checks.js";
import type { Entity, Path } from "./entity.js";
import type { Estate } from "./estate.js";
import type { Text } from "./findings/rule.js";
import type { Capability } from "./kinds/pool.js";

/** What a line of the estate asks of a pool. */
export interface Asking {
  readonly pool: string;
  readonly capabilities: readonly Capability[];
  readonly access: Access;
  readonly at: At;
  readonly what: Text;
}

/** What placing an application asks of the pool, and where it says so. */
interface PlacementRow {
  readonly capabilities: readonly Capability[];
  readonly access: Access;
  readonly what: Text;
  /** @default always */
  readonly when?: (application: Application, placement: Placement) => boolean;
  readonly path: (pool: string) => Path;
}

type Application = Entity<"application">["value"];
type Placement = Application["placements"][string];

const placementRows: readonly PlacementRow[] = [
  {
    capabilities: ["namespaces", "quotas", "roleBindings", "podSecurity", "networkPolicyIngress"],
    access: "write",
    what: { zh: "部署应用", en: "placing an application" },
    path: (pool) => ["placements", pool],
  },
  {
    capabilities: ["admissionPolicy"],
    access: "write",
    what: { zh: "部署三级以上应用", en: "placing an application of level 3 or higher" },
    when: ({ level }) => level >= 3,
    path: (pool) => ["placements", pool],
  },
  {
    capabilities: ["storageClasses"],
    access: "use",
    what: { zh: "存储配额", en: "a storage quota" },
    path: (pool) => ["placements", pool, "quota", "storage"],
  },
  {
    capabilities: ["loadBalancers"],
    access: "write",
    what: { zh: "负载均衡地址", en: "load balancers" },
    when: (_, { quota }) => quota.loadBalancers > 0,
    path: (pool) => ["placements", pool, "quota", "loadBalancers"],
  },
  {
    capabilities: ["gpus"],
    access: "use",
    what: { zh: "加速卡配额", en: "a quota of accelerators" },
    when: (_, { quota }) => quota.gpus > 0,
    path: (pool) => ["placements", pool, "quota", "gpus"],
  },
  {
    capabilities: ["monitoring"],
    access: "use",
    what: { zh: "监控抓取", en: "scraping metrics" },
    when: ({ metricsPort }) => metricsPort !== undefined,
    path: () => ["metricsPort"],
  },
  {
    capabilities: ["monitoring"],
    access: "write",
    what: { zh: "展示指标", en: "showing metrics" },
    when: ({ showsMetrics }) => showsMetrics,
    path: () => ["showsMetrics"],
  },
];

/** Whether a pool cannot do what a line asks for. */
export type IsUnmet = (pool: string, capabilities: readonly Capability[], access: Access) => boolean;

/**
 * What lines of an estate ask of pools and do not get. What is hardening and left out where a pool lacks it
 * (cluster network policies, priority classes) is not asked.
 */
export function* unmetAskings(estate: Estate, isUnmet: IsUnmet): Generator<Asking> {
  const rowsUnmet = unmetRows(isUnmet);
  for (const application of estate.all("application")) yield* ofApplication(application, rowsUnmet, isUnmet);
  for (const holder of [...estate.all("division"), ...estate.all("department")]) {
    yield* ofQuota(holder, isUnmet);
  }
  for (const segment of estate.all("segment")) yield* ofSegment(segment, isUnmet);
  for (const point of estate.all("exchange-point")) {
    const { pool } = point.value;
    const what = { zh: "交换日志的采集", en: "collecting the log of an exchange point" };
    if (isUnmet(pool, ["monitoring"], "use"))
      yield { pool, capabilities: ["monitoring"], access: "use", at: at(point, ["pool"]), what };
  }
}

/** What a pool cannot do of all that a placement may ask; asked once a pool, however many are placed there. */
function unmetRows(isUnmet: IsUnmet): (pool: string) => readonly PlacementRow[] {
  const byPool = new Map<string, readonly PlacementRow[]>();
  return (pool) => {
    const known = byPool.get(pool);
    if (known) return known;
    const rows = placementRows.filter(({ capabilities, access }) => isUnmet(pool, capabilities, access));
    byPool.set(pool, rows);
    return rows;
  };
}

function* ofApplication(
  application: Entity<"application">,
  rowsUnmet: (pool: string) => readonly PlacementRow[],
  isUnmet: IsUnmet,
): Generator<Asking> {
  const { placements, backup } = application.value;
  for (const [pool, placement] of Object.entries(placements)) {
    for (const { capabilities, access, what, when, path } of rowsUnmet(pool)) {
      if (when && !when(application.value, placement)) continue;
      yield { pool, capabilities, access, at: at(application, path(pool), "key"), what };
    }
  }
  if (!backup || !isUnmet(backup.pool, ["backups"], "write")) return;
  const what = { zh: "存放备份", en: "keeping backups" };
  const place = at(application, ["backup", "pool"]);
  yield { pool: backup.pool, capabilities: ["backups"], access: "write", at: place, what };
}

function* ofQuota(holder: Entity<"division"> | Entity<"department">, isUnmet: IsUnmet): Generator<Asking> {
  const { quota } = holder.value;
  for (const pool in quota) {
    if (!quota[pool]?.gpus || !isUnmet(pool, ["gpus"], "use")) continue;
    const what = { zh: "加速卡配额", en: "a quota of accelerators" };
    const place = at<"division" | "department">(holder, ["quota", pool, "gpus"], "key");
    yield { pool, capabilities: ["gpus"], access: "use", at: place, what };
  }
}

function* ofSegment(segment: Entity<"segment">, isUnmet: IsUnmet): Generator<Asking> {
  if (!isUnmet(segment.owner, ["bgp"], "write")) return;
  for (const department of Object.keys(segment.value.allocations)) {
    const what = { zh: "通告部门的地址", en: "announcing addresses of a department" };
    const place = at(segment, ["allocations", department], "key");
    yield { pool: segment.owner, capabilities: ["bgp"], access: "write", at: place, what };
  }
}
