import type { ClusterNetworkPolicy, Namespace, NetworkPolicy, Pod } from "../objects/model.js";
import { unknownNamespace } from "../objects/namespaces.js";
import type { Cell, PlacedPod, Site } from "./cell.js";
import { type CompiledPolicy, NeedsRebuild } from "./compiled.js";
import { type Difference, differences } from "./differences.js";
import { edited } from "./edited.js";
import { Engine, namesIn, usedPorts } from "./engine.js";

/** One object before and after; without `before` it is new, without `after` it is gone. */
export type Change =
  | { readonly kind: "NetworkPolicy"; readonly before?: NetworkPolicy; readonly after?: NetworkPolicy }
  | {
      readonly kind: "ClusterNetworkPolicy";
      readonly before?: ClusterNetworkPolicy;
      readonly after?: ClusterNetworkPolicy;
    }
  | { readonly kind: "Namespace"; readonly before?: Namespace; readonly after?: Namespace }
  | { readonly kind: "Pod"; readonly before?: Pod; readonly after?: Pod };

export interface Updated {
  /** The engine to ask from now on: the same one, unless everything had to be worked out anew. */
  readonly engine: Engine;
  /** Undefined when everything was worked out anew. */
  readonly differences: readonly Difference[] | undefined;
}

/**
 * Takes in a change, and tells which verdicts between pods are others now, looking only at what the change can
 * touch. The old engine must not be asked any more.
 */
export function update(engine: Engine, change: Change): Updated {
  try {
    if (changesPortNames(engine, change)) throw new NeedsRebuild();
    ensureSite(engine, change);
    const policy = prepare(engine, change);
    const affected = affectedBy(engine, change);
    const before = new Map<PlacedPod, Cell>([...affected].map((placed) => [placed, placed.cell]));
    if (new Set(before.values()).size > mostCells) throw new NeedsRebuild();
    const moved = mutate(engine, change, policy, affected);
    return { engine, differences: differences(engine, before, moved) };
  } catch (error) {
    if (!(error instanceof NeedsRebuild)) throw error;
    return { engine: new Engine(edited(engine.objects, change), engine.sets), differences: undefined };
  }
}

/** Of a change to more cells than this, the verdicts among them would take longer to compare than to work out anew. */
const mostCells = 300;

/** Whether the first pod comes, or the last one goes, that has a port's name which rules use: that means something to all. */
function changesPortNames({ compiler, declared }: Engine, change: Change): boolean {
  if (change.kind !== "Pod") return false;
  const names = (pod: Pod | undefined) => (pod ? namesIn(usedPorts(pod, compiler.usedNames)) : []);
  const [gone, come] = [names(change.before), names(change.after)];
  const more = (name: string) =>
    come.filter((one) => one === name).length - gone.filter((one) => one === name).length;
  return [...gone, ...come].some((name) => {
    const count = declared.get(name) ?? 0;
    return (count === 0) !== (count + more(name) === 0);
  });
}

/** Compiles a new policy. Groups that only it names are spread first, which by itself changes no verdict. */
function prepare(engine: Engine, change: Change): CompiledPolicy | undefined {
  const { compiler, groups } = engine;
  const isPolicy = change.kind === "NetworkPolicy" || change.kind === "ClusterNetworkPolicy";
  if (!isPolicy || !change.after) return undefined;
  const known = groups.all.length;
  const names = compiler.usedNames.size;
  const policy =
    change.kind === "NetworkPolicy"
      ? compiler.networkPolicy(change.after as NetworkPolicy)
      : compiler.clusterPolicy(change.after as ClusterNetworkPolicy);
  if (compiler.usedNames.size > names) throw new NeedsRebuild();
  const sites = new Set(groups.all.slice(known).flatMap((group) => engine.spread(group)));
  for (const site of sites) for (const placed of site.pods) engine.replace(placed);
  return policy;
}

/** The pods whose own standing may be another after the change. */
function affectedBy(engine: Engine, change: Change): Set<PlacedPod> {
  if (change.kind === "Pod") {
    const placed = change.before && engine.placed.get(change.before);
    return new Set(placed ? [placed] : []);
  }
  return new Set(sitesOf(engine, change).flatMap((site) => [...site.pods]));
}

function sitesOf(engine: Engine, change: Exclude<Change, { kind: "Pod" }>): Site[] {
  const sides = [change.before, change.after].filter((side) => side !== undefined);
  const names = sides.flatMap((side) => {
    if ("subject" in side)
      return [...engine.index.selected(side.subject.namespaces)].map(([{ name }]) => name);
    return "namespace" in side ? side.namespace : side.name;
  });
  return [...new Set(names)].flatMap((name) => engine.sites.get(name) ?? []);
}

/** Carries the change out. @returns the affected pods that are there now */
function mutate(
  engine: Engine,
  change: Change,
  policy: CompiledPolicy | undefined,
  affected: ReadonlySet<PlacedPod>,
): ReadonlySet<PlacedPod> {
  if (change.kind === "Pod") {
    if (change.before) engine.declare(change.before, -1);
    if (change.after) engine.declare(change.after, 1);
    for (const placed of affected) engine.removePod(placed);
    const placed = change.after && engine.addPod(change.after);
    return new Set(placed ? [placed] : []);
  }
  if (change.kind === "Namespace") relabel(engine, change);
  else exchange(engine, change.before && engine.compiled.get(change.before), policy);
  for (const placed of affected) engine.replace(placed);
  return affected;
}

function exchange(engine: Engine, old: CompiledPolicy | undefined, policy: CompiledPolicy | undefined): void {
  if (old) engine.repeal(old);
  if (!policy) return;
  engine.enforce(policy);
  engine.compiled.set(policy.source, policy);
}

function relabel(engine: Engine, { before, after }: Extract<Change, { kind: "Namespace" }>): void {
  const namespace = after ?? unknownNamespace(before?.name ?? "");
  engine.relabel(engine.sites.get(namespace.name) ?? engine.addSite(namespace), namespace);
}

/** Pods and policies may be in a namespace that nothing was known of. */
function ensureSite(engine: Engine, { after }: Change): void {
  if (!after || !("namespace" in after) || engine.sites.has(after.namespace)) return;
  const namespace = unknownNamespace(after.namespace);
  engine.relabel(engine.addSite(namespace), namespace);
}
