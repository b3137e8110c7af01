import type {
  ClusterNetworkPolicy,
  ClusterObjects,
  ContainerPort,
  Known,
  Namespace,
  NetworkPolicy,
  Pod,
  Selector,
} from "../objects/model.js";
import { withMissingNamespaces } from "../objects/namespaces.js";
import { type AddressInfo, AddressInfos } from "./address-info.js";
import type { Cell, PlacedPod, Site, Workload } from "./cell.js";
import { type CompiledPolicy, Compiler } from "./compiled.js";
import { type Group, Groups } from "./groups.js";
import type { Marks } from "./marks.js";
import { NamespaceIndex } from "./namespace-index.js";
import { PortSets } from "./port-sets.js";
import { type Applied, Regime } from "./regime.js";
import { Rows } from "./rows.js";
import { isUniversal, MAYBE, NO, selects, type Tri, YES } from "./tri.js";

/**
 * Everything that decides who reaches whom in a cluster, by equivalence: pods fall into cells, the rules that govern
 * them into regimes, and a verdict is a regime's word about a cell's marks, taken once. Cost grows with namespaces,
 * rules and distinct pods, not with their pairs.
 */
export class Engine {
  readonly groups = new Groups();
  readonly addresses = new AddressInfos();
  readonly compiler: Compiler;
  readonly sites = new Map<string, Site>();
  readonly workloads = new Map<string, Workload>();
  readonly placed = new Map<Pod, PlacedPod>();
  readonly cells = new Map<string, Cell>();
  readonly marks = new Map<string, Marks>();
  readonly regimes = new Map<string, Regime>();
  /** How many ports of pods have each of the names in use. */
  readonly declared = new Map<string, number>();
  /** Where the addresses of most pods lie. */
  readonly commonAddresses: AddressInfo;
  readonly compiled = new Map<NetworkPolicy | ClusterNetworkPolicy, CompiledPolicy>();
  readonly index = new NamespaceIndex();
  readonly rows = new Rows(this);
  /** Marks of a pod that no rule singles out. */
  readonly plain: Marks;
  readonly services: ClusterObjects["services"];
  #cells = 0;

  /** @param sets shared by engines whose verdicts are compared */
  constructor(
    objects: ClusterObjects,
    readonly sets = new PortSets(),
  ) {
    this.services = objects.services;
    this.compiler = new Compiler(sets, this.groups, this.addresses);
    const whole = withMissingNamespaces(objects);
    for (const namespace of whole.namespaces) this.addSite(namespace);
    for (const policy of objects.networkPolicies)
      this.compiled.set(policy, this.compiler.networkPolicy(policy));
    for (const policy of objects.clusterPolicies)
      this.compiled.set(policy, this.compiler.clusterPolicy(policy));
    for (const group of this.groups.all) this.spread(group);
    for (const policy of this.compiled.values()) this.enforce(policy);
    for (const pod of objects.pods) this.declare(pod, 1);
    this.commonAddresses = this.#mostCommon(objects.pods);
    this.plain = this.#marksOf([], this.commonAddresses, [], false);
    for (const pod of objects.pods) this.addPod(pod);
  }

  /** What it judges, as it is now. */
  get objects(): ClusterObjects {
    const policies = [...this.compiled.keys()];
    return {
      namespaces: [...this.sites.values()].map(({ namespace }) => namespace),
      pods: [...this.placed.keys()],
      networkPolicies: policies.filter((policy) => !("tier" in policy)) as NetworkPolicy[],
      clusterPolicies: policies.filter((policy) => "tier" in policy) as ClusterNetworkPolicy[],
      services: this.services,
    };
  }

  addSite(namespace: Namespace): Site {
    const site: Site = {
      namespace,
      pods: new Set(),
      policies: new Set(),
      clusterPolicies: new Map(),
      wholeGroups: new Map(),
      pickyGroups: new Map(),
      standings: new Map(),
    };
    this.sites.set(namespace.name, site);
    this.index.add(namespace);
    return site;
  }

  /** Makes a group known to the namespaces that it selects. @returns those */
  spread(group: Group): Site[] {
    const { namespaces } = group;
    const found: readonly (readonly [string, Tri])[] =
      typeof namespaces === "string"
        ? [[namespaces, YES]]
        : [...this.index.selected(namespaces)].map(([{ name }, match]) => [name, match] as const);
    return found.flatMap(([name, match]) => {
      const site = this.sites.get(name);
      if (site) this.#admit(site, group, match);
      return site ? [site] : [];
    });
  }

  #admit(site: Site, group: Group, match: Tri): void {
    if (match === NO) return;
    const isWhole = isUniversal(group.pods);
    const certainty = isWhole && group.pods.unreadable ? MAYBE : match;
    (isWhole ? site.wholeGroups : site.pickyGroups).set(group, certainty);
    site.standings.clear();
  }

  /** Puts a policy in force in the namespaces it selects. @returns those */
  enforce(policy: CompiledPolicy): Site[] {
    const { source } = policy;
    if (!("subject" in source)) {
      const site = this.sites.get(source.namespace);
      site?.policies.add(policy);
      site?.standings.clear();
      return site ? [site] : [];
    }
    return [...this.index.selected(source.subject.namespaces)].flatMap(([{ name }, match]) => {
      const site = this.sites.get(name);
      site?.clusterPolicies.set(policy, match);
      site?.standings.clear();
      return site ? [site] : [];
    });
  }

  addPod(pod: Pod): PlacedPod | undefined {
    const site = this.sites.get(pod.namespace);
    if (!site) return undefined;
    const workload = this.#workloadOf(pod);
    const placed: PlacedPod = { pod, workload, cell: this.#standing(site, pod) };
    this.placed.set(pod, placed);
    site.pods.add(placed);
    workload.pods.add(placed);
    this.#settle(placed);
    return placed;
  }

  /** Where a pod would stand that is not there; undefined in a namespace that is not there either. */
  standingOf(pod: Pod): Cell | undefined {
    const site = this.sites.get(pod.namespace);
    return site && this.#standing(site, pod);
  }

  removePod(placed: PlacedPod): void {
    this.placed.delete(placed.pod);
    this.sites.get(placed.pod.namespace)?.pods.delete(placed);
    placed.workload.pods.delete(placed);
    if (placed.workload.pods.size === 0) this.workloads.delete(placed.workload.id);
    this.#unsettle(placed);
  }

  /** Takes a policy out of force. @returns the namespaces it selected */
  repeal(policy: CompiledPolicy): Site[] {
    this.compiled.delete(policy.source);
    const sites = [...this.sites.values()].filter(
      (site) => site.policies.delete(policy) || site.clusterPolicies.delete(policy),
    );
    for (const site of sites) site.standings.clear();
    return sites;
  }

  /** Gives a namespace other labels, and finds out anew what selects it. */
  relabel(site: Site, namespace: Namespace): void {
    this.index.delete(site.namespace);
    this.index.add(namespace);
    site.namespace = namespace;
    site.wholeGroups.clear();
    site.pickyGroups.clear();
    site.clusterPolicies.clear();
    site.standings.clear();
    const match = (selector: Selector) => selects(selector, namespace.labels, namespace.labelsKnown);
    for (const group of this.groups.all) {
      if (typeof group.namespaces !== "string") this.#admit(site, group, match(group.namespaces));
      else if (group.namespaces === namespace.name) this.#admit(site, group, YES);
    }
    for (const policy of this.compiled.values()) {
      if (!("subject" in policy.source)) continue;
      const chosen = match(policy.source.subject.namespaces);
      if (chosen !== NO) site.clusterPolicies.set(policy, chosen);
    }
  }

  /** Finds a pod's cell anew, after something in its namespace has changed. */
  replace(placed: PlacedPod): void {
    const site = this.sites.get(placed.pod.namespace);
    if (!site) return;
    this.#unsettle(placed);
    placed.cell = this.#standing(site, placed.pod);
    this.#settle(placed);
  }

  #settle(placed: PlacedPod): void {
    placed.cell.pods.add(placed);
    if (placed.cell.pods.size === 1) this.rows.add(placed.cell);
  }

  #unsettle(placed: PlacedPod): void {
    placed.cell.pods.delete(placed);
    if (placed.cell.pods.size === 0) this.rows.delete(placed.cell);
  }

  #workloadOf(pod: Pod): Workload {
    const id = `${pod.namespace}/${pod.kind}/${pod.name}`;
    const known = this.workloads.get(id);
    if (known) return known;
    const workload = { id, namespace: pod.namespace, pods: new Set<PlacedPod>() };
    this.workloads.set(id, workload);
    return workload;
  }

  /** The cell of a pod; pods of a namespace that its selectors do not tell apart are looked up, not worked out. */
  #standing(site: Site, pod: Pod): Cell {
    const own = usedPorts(pod, this.compiler.usedNames);
    const addresses = this.addresses.info(pod.addresses);
    let key = `${addresses.id} ${portsText(own)} ${pod.hostNetwork}`;
    const select = (policy: { readonly pods: CompiledPolicy["pods"] }) =>
      isUniversal(policy.pods) && !policy.pods.unreadable
        ? YES
        : selects(policy.pods, pod.labels, pod.labelsKnown);
    for (const group of site.pickyGroups.keys()) key += select(group);
    key += "/";
    for (const policy of site.policies) key += select(policy);
    key += "/";
    for (const policy of site.clusterPolicies.keys()) key += select(policy);
    const known = site.standings.get(key);
    if (known) return known;
    const cell = this.#cellOf(site, pod, own, addresses);
    site.standings.set(key, cell);
    return cell;
  }

  #cellOf(site: Site, pod: Pod, own: Known<readonly ContainerPort[]>, addresses: AddressInfo): Cell {
    const marks = this.#marksOf(groupsOf(site, pod), addresses, own, pod.hostNetwork);
    const applied = appliedTo(site, pod);
    const ingress = this.#regime("ingress", applied, own, pod.hostNetwork);
    const egress = this.#regime("egress", applied, [], pod.hostNetwork);
    const key = `${marks.id} ${ingress.id} ${egress.id}`;
    const known = this.cells.get(key);
    if (known) return known;
    const cell = {
      id: this.#cells++,
      marks,
      ingress,
      egress,
      isHost: pod.hostNetwork,
      pods: new Set<PlacedPod>(),
    };
    this.cells.set(key, cell);
    return cell;
  }

  #marksOf(
    groups: Marks["groups"],
    addresses: AddressInfo,
    ports: Known<readonly ContainerPort[]>,
    isHost: boolean,
  ): Marks {
    const ids = groups.map(([group, match]) => `${group.id}:${match}`).join();
    const key = `${ids} ${addresses.id} ${portsKey(ports)} ${isHost}`;
    const known = this.marks.get(key);
    if (known) return known;
    const marks: Marks = { id: this.marks.size, groups, addresses, ports, isHost };
    this.marks.set(key, marks);
    for (const [group] of groups) group.marks.add(marks);
    return marks;
  }

  #regime(
    direction: "ingress" | "egress",
    all: readonly Applied[],
    own: Known<readonly ContainerPort[]>,
    isHost: boolean,
  ): Regime {
    const applied = all.filter(({ policy }) => policy[direction] !== undefined);
    const ids = applied.map(({ policy, applies }) => `${policy.id}:${applies}`).join();
    const key = `${direction} ${ids} ${portsKey(own)} ${isHost}`;
    const known = this.regimes.get(key);
    if (known) return known;
    const regime = new Regime(this.regimes.size, direction, applied, own, isHost, this);
    this.regimes.set(key, regime);
    for (const group of regime.groups) group.regimes.add(regime);
    return regime;
  }

  /** Notes which of the names in use a pod declares. @param times 1, or -1 for a pod that is gone */
  declare(pod: Pod, times: 1 | -1): void {
    for (const name of namesIn(usedPorts(pod, this.compiler.usedNames))) {
      const count = (this.declared.get(name) ?? 0) + times;
      if (count === 0) this.declared.delete(name);
      else this.declared.set(name, count);
    }
  }

  #mostCommon(pods: readonly Pod[]): AddressInfo {
    const counts = new Map<AddressInfo, number>();
    for (const pod of pods) {
      const info = this.addresses.info(pod.addresses);
      counts.set(info, (counts.get(info) ?? 0) + 1);
    }
    const most = [...counts].sort(([, a], [, b]) => b - a)[0];
    return most ? most[0] : this.addresses.info("unknown");
  }
}

/** A pod's named ports, as far as rules use such names in any protocol. */
export function usedPorts(pod: Pod, used: ReadonlySet<string>): Known<readonly ContainerPort[]> {
  if (used.size === 0) return [];
  if (pod.namedPorts === "unknown") return "unknown";
  return pod.namedPorts.filter(
    ({ name, protocol }) => used.has(`/${name}`) || used.has(`${protocol}/${name}`),
  );
}

/** What rules may call them. */
export function namesIn(ports: Known<readonly ContainerPort[]>): string[] {
  return ports === "unknown"
    ? []
    : ports.flatMap(({ name, protocol }) => [`${protocol}/${name}`, `/${name}`]);
}

/** The same text for the same ports in the same order. */
function portsText(ports: Known<readonly ContainerPort[]>): string {
  if (ports === "unknown") return "?";
  let text = "";
  for (const { name, protocol, number } of ports) text += `${protocol}/${name}=${number},`;
  return text;
}

/** The same text for the same ports in any order. */
function portsKey(ports: Known<readonly ContainerPort[]>): string {
  if (ports === "unknown") return "?";
  if (ports.length === 0) return "";
  return ports
    .map(({ name, protocol, number }) => `${protocol}/${name}=${number}`)
    .sort()
    .join();
}

function groupsOf(site: Site, pod: Pod): [Group, Tri][] {
  const groups: [Group, Tri][] = [...site.wholeGroups];
  for (const [group, match] of site.pickyGroups) {
    const both = Math.min(match, selects(group.pods, pod.labels, pod.labelsKnown)) as Tri;
    if (both !== NO) groups.push([group, both]);
  }
  return groups.sort(([a], [b]) => a.id - b.id);
}

/** The policies that select a pod, or may, in the order in which they are asked. */
function appliedTo(site: Site, pod: Pod): Applied[] {
  const applied: Applied[] = [];
  for (const policy of site.policies) {
    const match = selects(policy.pods, pod.labels, pod.labelsKnown);
    const isVague = "typesUnreadable" in policy.source && policy.source.typesUnreadable;
    if (match !== NO) applied.push({ policy, applies: isVague ? MAYBE : match });
  }
  if (pod.hostNetwork) return applied;
  for (const [policy, match] of site.clusterPolicies) {
    const both = Math.min(match, selects(policy.pods, pod.labels, pod.labelsKnown)) as Tri;
    if (both !== NO) applied.push({ policy, applies: both });
  }
  return applied.sort((a, b) => rank(a.policy) - rank(b.policy) || a.policy.id - b.policy.id);
}

/** Admin policies by priority, then NetworkPolicies, then Baseline policies by priority. */
function rank({ source }: CompiledPolicy): number {
  if (!("tier" in source)) return 5_000;
  return source.tier === "Admin" ? source.priority : 10_000 + source.priority;
}
