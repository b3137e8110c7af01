import type { Cell, PlacedPod } from "../engine/cell.js";
import { identityLabels } from "../identity.js";
import type { Cluster } from "../world.js";
import type { PeerClass } from "./matrix.js";

/** A partition of all pods into classes. */
export interface Classing {
  readonly classes: readonly PeerClass[];
  /** Index of a pod's class. */
  classOf(placed: PlacedPod): number;
}

/** Where a pod is, and what it is asked for and asks for beyond its own namespace. */
interface Position {
  readonly cluster: Cluster;
  readonly placed: PlacedPod;
  readonly zone: string;
  readonly role: string;
  readonly namespace: string;
}

/** What tells pods apart, from the coarsest way to the finest. */
type Trait = (position: Position) => readonly string[];

const zone: Trait = (one) => [one.zone];
const role: Trait = (one) => [one.zone, one.role];
const place: Trait = (one) => [one.zone, one.role, one.namespace];
const department: Trait = (one) => [one.zone, one.role, departmentOf(one)];

/**
 * The finest of four ways to put pods into classes that makes no more classes than fit: by zone; by zone and role;
 * by department, too; by namespace, too.
 */
export function finestClassing(clusters: readonly Cluster[], most: number): Classing {
  const positions = clusters.flatMap((cluster) => positionsOf(cluster, clusters.length > 1));
  const fitting = [place, department, role]
    .map((trait) => classingBy(trait, positions))
    .find(({ classes }) => classes.length <= most);
  return fitting ?? classingBy(zone, positions);
}

function positionsOf(cluster: Cluster, isOneOfMany: boolean): Position[] {
  const roles = rolesIn(cluster);
  return [...cluster.engine.placed.values()].map((placed) => ({
    cluster,
    placed,
    zone: zoneOf(cluster, placed),
    role: roleOf(roles.get(placed.pod.namespace)),
    namespace: `${isOneOfMany ? `${cluster.pool}/` : ""}${placed.pod.namespace}`,
  }));
}

function zoneOf({ engine }: Cluster, { pod }: PlacedPod): string {
  if (pod.isOutside) return "outside";
  const labels = engine.sites.get(pod.namespace)?.namespace.labels ?? {};
  return labels[identityLabels.zone] ?? (labels[identityLabels.department] === undefined ? "platform" : "");
}

function departmentOf({ cluster, placed }: Position): string {
  const labels = cluster.engine.sites.get(placed.pod.namespace)?.namespace.labels ?? {};
  return labels[identityLabels.department] ?? placed.pod.namespace;
}

/** Whether pods of a namespace reach pods of others, and are reached by them. */
interface Role {
  asks: boolean;
  serves: boolean;
}

function rolesIn({ engine }: Cluster): ReadonlyMap<string, Role> {
  const roles = new Map<string, Role>();
  for (const cell of engine.rows.cells) {
    const own = new Set([...cell.pods].map(({ pod }) => pod.namespace));
    const isForeign = ({ pods }: Cell) =>
      [...pods].some(({ pod }) => !pod.isOutside && (own.size > 1 || !own.has(pod.namespace)));
    const asks = engine.rows.from(cell).some((entry) => isForeign(entry.cell));
    const serves = engine.rows.to(cell).some((entry) => isForeign(entry.cell));
    for (const namespace of own) {
      const known = roles.get(namespace);
      roles.set(namespace, { asks: asks || known?.asks === true, serves: serves || known?.serves === true });
    }
  }
  return roles;
}

function roleOf(role: Role | undefined): string {
  if (role?.asks) return role.serves ? "both" : "asks";
  return role?.serves ? "serves" : "alone";
}

function classingBy(trait: Trait, positions: readonly Position[]): Classing {
  const indexes = new Map<PlacedPod, number>();
  const keys = new Map<string, number>();
  const classes: { traits: readonly string[]; namespaces: Set<string>; pods: number }[] = [];
  const sorted = [...positions].sort((a, b) => (key(trait(a)) < key(trait(b)) ? -1 : 1));
  for (const position of sorted) {
    const traits = trait(position);
    const index = keys.get(key(traits)) ?? classes.push({ traits, namespaces: new Set(), pods: 0 }) - 1;
    keys.set(key(traits), index);
    indexes.set(position.placed, index);
    const one = classes[index];
    if (!one) continue;
    one.pods++;
    one.namespaces.add(position.namespace);
  }
  return {
    classes: classes.map((one) => ({ ...one, namespaces: [...one.namespaces].sort() })),
    classOf: (placed) => indexes.get(placed) ?? 0,
  };
}

function key(traits: readonly string[]): string {
  return traits.join("\u0000");
}
