import { type AddressRange, rangeOf } from "../addresses.js";
import type { PortSet, PortSets } from "../engine/port-sets.js";
import type { Verdicts } from "../engine/regime.js";
import type { Direction, Labels, Pod, Protocol } from "../objects/model.js";
import type { IntendedApplication, IntendedGrant, IntendedPool, IntendedRoute, Intent } from "./intent.js";
import {
  everyPort,
  metricsDoor,
  monitoring,
  type NamedPods,
  nameServers,
  type PlatformNamespace,
  platform,
} from "./platform.js";

/** Addresses that a namespace is meant to exchange something with, on some ports. */
export interface ExpectedRange extends AddressRange {
  readonly ports: PortSet;
  readonly grant: string;
  /** Whether it is meant for the pod asked about for sure, and not only for others of its namespace. */
  readonly isSure: boolean;
}

/** The same before it is known which pod is asked about: only those with these labels are meant. */
type RangeOfSome = Omit<ExpectedRange, "isSure"> & { readonly labels: Labels };

const everywhere = ["0.0.0.0/0", "::/0"].flatMap((cidr) => rangeOf(cidr) ?? []);

/**
 * What an estate means pods of one pool to be able to do, worked out from its grants alone: nothing here knows how
 * they are rendered.
 */
export class Expectation {
  readonly #applications: ReadonlyMap<string, IntendedApplication>;
  readonly #pool: IntendedPool | undefined;
  /** Ports of grants within the pool, by the namespaces at both ends. */
  readonly #granted = new Map<string, PortSet>();
  readonly #ranges = {
    ingress: new Map<string, RangeOfSome[]>(),
    egress: new Map<string, RangeOfSome[]>(),
  };

  constructor(
    private readonly intent: Intent,
    pool: string,
    private readonly sets: PortSets,
  ) {
    this.#pool = intent.pools.find(({ id }) => id === pool);
    const here = intent.applications.filter(({ pools }) => pools.includes(pool));
    this.#applications = new Map(here.map((one) => [one.namespace, one]));
    for (const grant of intent.grants) this.#take(grant, pool);
    for (const [namespace, { needs }] of Object.entries(platform)) {
      for (const { labels, direction, ports } of needs) {
        const opening = { ports: this.#portSet(ports), grant: "", labels };
        this.#expect(direction, namespace, everywhere, opening);
      }
    }
  }

  /** Whether a namespace is an application's. */
  isOurs(namespace: string): boolean {
    return this.#applications.has(namespace);
  }

  /** Whether the pool's network plugin can rule a direction. */
  rules(direction: Direction): boolean {
    return this.#pool?.directions.includes(direction) ?? true;
  }

  /** Pairs of namespaces between which grants open something. */
  get pairs(): readonly (readonly [from: string, to: string])[] {
    return [...this.#granted.keys()].map((key) => key.split(" ") as [string, string]);
  }

  /** What pods may do: for sure, and at most. */
  between(from: Pod, to: Pod): Verdicts {
    const { sets } = this;
    const [fromOurs, toOurs] = [this.isOurs(from.namespace), this.isOurs(to.namespace)];
    if (from.namespace === to.namespace && fromOurs) return this.#exactly(sets.all);
    if (fromOurs && toOurs) {
      const isRuled = this.rules("ingress") || this.rules("egress");
      return this.#exactly(isRuled ? this.granted(from.namespace, to.namespace) : sets.all);
    }
    if (fromOurs && to.namespace === metricsDoor.namespace) return this.#asksDoor(from, to);
    if (fromOurs && to.isOutside) return this.rules("egress") ? this.#names(to) : this.#exactly(sets.all);
    return toOurs ? this.#fromOthers(from, to) : this.#ofPlatform(from, to);
  }

  /** What pods that are no application's may open to one of an application. */
  #fromOthers(from: Pod, to: Pod): Verdicts {
    const mayWatch = from.isOutside || from.namespace === monitoring.namespace;
    if (!mayWatch) return this.#exactly(this.sets.none);
    return this.rules("ingress") ? this.#scrapes(from, to) : this.#exactly(this.sets.all);
  }

  /** What the platform's pods exchange with each other, and with pods that the input does not have. */
  #ofPlatform(from: Pod, to: Pod): Verdicts {
    const { sets } = this;
    // What is outside has no policies in the input that could hold it to its openings.
    const source = from.isOutside ? undefined : platform[from.namespace];
    const target = to.isOutside ? undefined : platform[to.namespace];
    if (!((source || from.isOutside) && (target || to.isOutside))) return this.#exactly(sets.none);
    if (from.namespace === to.namespace && source?.within) return this.#exactly(sets.all);
    const enters = target && this.rules("ingress") ? this.#portSet(target.ingress) : sets.all;
    const leaves = this.#leaves(from, source);
    const asked = (source?.asks ?? []).map((one) => this.#builtIn(to, one, one.ports));
    const withAsked = (key: keyof Verdicts) =>
      asked.reduce((all, one) => sets.union(all, one[key]), sets.intersection(leaves[key], enters));
    return { certain: withAsked("certain"), possible: withAsked("possible") };
  }

  /** Prometheus may open to whatever it watches; of a pod that may or may not be it, that cannot be known. */
  #leaves(from: Pod, source: PlatformNamespace | undefined): Verdicts {
    const { sets } = this;
    if (!source || !this.rules("egress")) return this.#exactly(sets.all);
    const ports = this.#portSet(source.egress);
    const watches = this.#builtIn(from, monitoring, everyPort);
    return {
      certain: sets.union(ports, watches.certain),
      possible: sets.union(ports, watches.possible),
    };
  }

  /** Ports that grants open from one namespace to another in this pool. */
  granted(from: string, to: string): PortSet {
    return this.#granted.get(`${from} ${to}`) ?? this.sets.none;
  }

  /** Addresses outside that a pod is meant to open to, or to be opened to by. */
  ranges(
    { namespace, labels: own }: Pick<Pod, "namespace" | "labels">,
    direction: Direction,
  ): readonly ExpectedRange[] {
    const some = this.#ranges[direction].get(namespace) ?? [];
    return some.map(({ labels, ...range }) => ({
      ...range,
      isSure: Object.entries(labels).every(([key, value]) => own[key] === value),
    }));
  }

  #exactly(ports: PortSet): Verdicts {
    return { certain: ports, possible: ports };
  }

  #names(to: Pod): Verdicts {
    return this.#builtIn(to, nameServers, nameServers.ports);
  }

  #scrapes(from: Pod, to: Pod): Verdicts {
    const port = this.#applications.get(to.namespace)?.metricsPort;
    const isScraped = port !== undefined && (this.#pool?.isMonitored ?? false);
    return this.#builtIn(from, monitoring, isScraped ? [port] : []);
  }

  /** What an application may open to the door, which is as closed as anything to those that show nothing. */
  #asksDoor(from: Pod, to: Pod): Verdicts {
    if (!this.rules("ingress") && !this.rules("egress")) return this.#exactly(this.sets.all);
    const isMeant = this.#applications.get(from.namespace)?.showsMetrics && this.#pool?.isMonitored;
    return this.#builtIn(to, metricsDoor, isMeant ? metricsDoor.ports : []);
  }

  /** Of a pod that may or may not be the one meant, the opening cannot be known. */
  #builtIn(pod: Pod, { namespace, labels }: NamedPods, ports: readonly string[]): Verdicts {
    if (pod.namespace !== namespace) return this.#exactly(this.sets.none);
    const isMeant = Object.entries(labels).every(([key, value]) => pod.labels[key] === value);
    const set = this.#portSet(ports);
    return { certain: isMeant ? set : this.sets.none, possible: set };
  }

  #take({ id, ports, routes }: IntendedGrant, pool: string): void {
    const set = this.#portSet(ports);
    for (const route of routes) {
      if (route.fromPool === pool && route.toPool === pool) this.#open(route.from, route.to, set);
      else if (route.fromPool === pool || route.toPool === pool) this.#openAcross(route, pool, set, id);
    }
  }

  #open(from: string, to: string, ports: PortSet): void {
    const key = `${from} ${to}`;
    this.#granted.set(key, this.sets.union(this.#granted.get(key) ?? this.sets.none, ports));
  }

  /** A grant between pools is a pair of address rules, or nothing where one end has no addresses. */
  #openAcross(
    { from, fromPool, to, toPool }: IntendedRoute,
    pool: string,
    ports: PortSet,
    grant: string,
  ): void {
    const source = this.#blocks(from, fromPool);
    const target = this.#blocks(to, toPool);
    if (source.length === 0 || target.length === 0) return;
    const opening = { ports, grant, labels: {} };
    if (fromPool === pool) this.#expect("egress", from, target, opening);
    else this.#expect("ingress", to, source, opening);
  }

  #expect(
    direction: Direction,
    namespace: string,
    ranges: readonly AddressRange[],
    opening: Omit<RangeOfSome, keyof AddressRange>,
  ): void {
    const known = this.#ranges[direction].get(namespace) ?? [];
    this.#ranges[direction].set(namespace, [...known, ...ranges.map((range) => ({ ...range, ...opening }))]);
  }

  /** Addresses by which other pools know an application. */
  #blocks(namespace: string, pool: string): AddressRange[] {
    const application = this.intent.applications.find((one) => one.namespace === namespace);
    const blocks = this.intent.pools.find(({ id }) => id === pool)?.blocks ?? [];
    return blocks
      .filter(({ department, zone }) => department === application?.department && zone === application.zone)
      .flatMap(({ cidr }) => rangeOf(cidr) ?? []);
  }

  #portSet(ports: readonly string[]): PortSet {
    return portSetOf(ports, this.sets);
  }
}

/** @param ports `tcp/443`, `udp/5000-5010` */
export function portSetOf(ports: readonly string[], sets: PortSets): PortSet {
  return ports.reduce((all, text) => {
    const [protocol = "", range = ""] = text.split("/");
    const [first = 0, last = first] = range.split("-").map(Number);
    return sets.union(all, sets.range(protocol.toUpperCase() as Protocol, first, last));
  }, sets.none);
}

const expectations = new WeakMap<PortSets, WeakMap<Intent, Map<string, Expectation>>>();

/** What an estate means for a pool, worked out once. */
export function expectationOf(intent: Intent, pool: string, sets: PortSets): Expectation {
  const byIntent = expectations.get(sets) ?? new WeakMap<Intent, Map<string, Expectation>>();
  expectations.set(sets, byIntent);
  const byPool = byIntent.get(intent) ?? new Map<string, Expectation>();
  byIntent.set(intent, byPool);
  const expectation = byPool.get(pool) ?? new Expectation(intent, pool, sets);
  byPool.set(pool, expectation);
  return expectation;
}
