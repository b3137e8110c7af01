import { addressPlan } from "../../estate/address-plan.js";
import { provides } from "../../estate/capability.js";
import type { Path } from "../../estate/entity.js";
import { crossing, routesOf, sourcesOf } from "../../estate/grants.js";
import type { Entity, Estate, Zone } from "../../estate/index.js";
import { namespaceOf } from "../../estate/names.js";
import type { Direction } from "../objects/model.js";

/**
 * What an estate means, as plain data, so that it can be held against what was synthesised. The engine never looks
 * at it: it proves what would be applied, and only then is that compared with what was meant.
 */
export interface Intent {
  /** Absolute path of the estate's folder. */
  readonly root: string;
  readonly pools: readonly IntendedPool[];
  readonly applications: readonly IntendedApplication[];
  readonly grants: readonly IntendedGrant[];
  /** Names for people, by `department <id>`, `application <id>`, `pool <id>`. */
  readonly titles: Readonly<Record<string, { readonly zh: string; readonly en?: string | undefined }>>;
}

export interface IntendedPool {
  readonly id: string;
  readonly podNetworks: readonly string[];
  /** Directions that its network plugin can rule; in another, nothing is isolated and nothing is expected to be. */
  readonly directions: readonly Direction[];
  /** Whether monitoring may scrape applications here. */
  readonly isMonitored: boolean;
  /** Addresses that connections of a department's applications in a zone come from and go to. */
  readonly blocks: readonly { readonly department: string; readonly zone: Zone; readonly cidr: string }[];
}

export interface IntendedApplication {
  /** `department/application`. */
  readonly id: string;
  readonly namespace: string;
  readonly department: string;
  readonly zone: Zone;
  readonly pools: readonly string[];
  /** Port that monitoring scrapes: `tcp/9090`. */
  readonly metricsPort?: string;
  /** Whether it may ask for its department's metrics. */
  readonly showsMetrics?: true;
}

/** A path that a grant opens, or would open but for an exchange point. */
export interface IntendedRoute {
  readonly from: string;
  readonly fromPool: string;
  readonly to: string;
  readonly toPool: string;
}

export interface IntendedGrant {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly ports: readonly string[];
  /** Exchange point; such a grant opens no path for packets. */
  readonly via?: string;
  readonly purpose: string;
  readonly approver: string;
  readonly approved: string;
  readonly expires: string;
  readonly file: string;
  readonly path: Path;
  /** Paths between applications, by namespace and pool. */
  readonly routes: readonly IntendedRoute[];
}

/** Reads an estate's intentions. */
export function intentOf(estate: Estate): Intent {
  return {
    root: estate.root,
    pools: estate.all("pool").map((pool) => poolOf(estate, pool)),
    applications: estate.all("application").map(applicationOf),
    grants: estate.all("grant").map((grant) => grantOf(estate, grant)),
    titles: titlesOf(estate),
  };
}

function poolOf(estate: Estate, { id, value }: Entity<"pool">): IntendedPool {
  const segments = addressPlan(estate).segments.map(({ segment }) => segment);
  const own = [...new Set(segments)].filter((segment) => segment.owner === id);
  const rules = { ingress: "networkPolicyIngress", egress: "networkPolicyEgress" } as const;
  const directions = (["ingress", "egress"] as const).filter((one) => provides(value, rules[one], "write"));
  return {
    id,
    podNetworks: value.kubernetes.podCidrs,
    directions,
    isMonitored: provides(value, "monitoring", "write"),
    blocks: own.flatMap((segment) =>
      Object.entries(segment.value.allocations).flatMap(([department, { cidr4, cidr6 }]) =>
        [cidr4, ...(cidr6 === undefined ? [] : [cidr6])].map((cidr) => ({
          department,
          zone: segment.value.zone,
          cidr,
        })),
      ),
    ),
  };
}

function applicationOf({ id, owner, value }: Entity<"application">): IntendedApplication {
  return {
    id,
    namespace: namespaceOf(id),
    department: owner,
    zone: value.zone,
    pools: Object.keys(value.placements),
    ...(value.metricsPort === undefined ? {} : { metricsPort: value.metricsPort }),
    ...(value.showsMetrics ? { showsMetrics: true } : {}),
  };
}

function grantOf(estate: Estate, grant: Entity<"grant">): IntendedGrant {
  const { from, to, ports, via, purpose, approver, approved, expires } = grant.value;
  const { file, path } = grant;
  const target = estate.find("application", to);
  const sources = target
    ? sourcesOf(estate, grant).filter((source) => crossing(source, target) === "routed")
    : [];
  const routes =
    target && via === undefined ? sources.flatMap((source) => routesBetween(source, target)) : [];
  return {
    id: grant.id,
    from,
    to,
    ports,
    ...(via === undefined ? {} : { via }),
    purpose,
    approver,
    approved,
    expires,
    file,
    path,
    routes,
  };
}

function routesBetween(source: Entity<"application">, target: Entity<"application">): IntendedRoute[] {
  return routesOf(source, target).map(({ from, to }) => ({
    from: namespaceOf(source.id),
    fromPool: from,
    to: namespaceOf(target.id),
    toPool: to,
  }));
}

function titlesOf(estate: Estate): Intent["titles"] {
  const kinds = ["department", "application", "pool"] as const;
  return Object.fromEntries(
    kinds.flatMap((kind) =>
      estate.all(kind).map((entity) => [`${kind} ${entity.id}`, entity.value.name] as const),
    ),
  );
}
