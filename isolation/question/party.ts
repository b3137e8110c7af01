import { type AddressRange, rangeOf } from "../addresses.js";
import type { Workload } from "../engine/cell.js";
import { identityLabels } from "../identity.js";
import type { Service } from "../objects/model.js";
import type { Holder } from "../planes/ground.js";
import type { Cluster, World } from "../world.js";
import { ambiguous, unknownName } from "./faults.js";
import { internetRanges } from "./internet.js";
import { namedKinds, type PartyKind } from "./named.js";

/** A workload, and the cluster it is in. */
export interface Member {
  readonly cluster: Cluster;
  readonly workload: Workload;
}

/** Whose traffic a member's is, as the network knows it. */
export function holderOf({ cluster, workload }: Member): Holder {
  const labels = cluster.engine.sites.get(workload.namespace)?.namespace.labels ?? {};
  return {
    pool: cluster.pool,
    department: labels[identityLabels.department] ?? "",
    zone: labels[identityLabels.zone] ?? "",
  };
}

/** Whom a question is about. */
export type Party =
  | {
      readonly kind: "pods";
      /** As it was called. */
      readonly label: string;
      readonly what: PartyKind | "address";
      readonly members: readonly Member[];
      /** Where a Service was named: connections go through it. */
      readonly service?: Service;
    }
  | {
      readonly kind: "addresses";
      readonly what: "addresses";
      readonly label: string;
      readonly ranges: readonly AddressRange[];
    };

/**
 * Finds what a name means: `internet`, an address or a network, or anything that has pods. A name that means several
 * things must say which, as in `department:education`.
 *
 * @throws UsageError for a name that means nothing, or several things
 */
export function partyOf(world: World, name: string): Party {
  const addresses = addressesNamed(name);
  if (addresses) return podsAt(world, name) ?? addresses;
  const prefix = namedKinds.find(({ kind }) => name.startsWith(`${kind}:`));
  const word = prefix ? name.slice(prefix.kind.length + 1) : name;
  const kinds = prefix ? [prefix] : namedKinds;
  const found = kinds.flatMap(({ kind, find }) => {
    const party = find(world, word);
    return party ? [{ kind, party }] : [];
  });
  const distinct = found.filter(
    ({ party }, index) => found.findIndex((one) => alike(one.party, party)) === index,
  );
  const [first, second] = distinct;
  if (!first) throw unknownName(world, name);
  if (second)
    throw ambiguous(
      name,
      distinct.map((one) => `${one.kind}:${word}`),
    );
  return first.party;
}

/** Whether two readings of a name mean the same pods, so that it does not matter which was meant. */
function alike(one: Party, other: Party): boolean {
  if (one === other) return true;
  if (one.kind !== "pods" || other.kind !== "pods" || one.service || other.service) return false;
  const workloads = new Set(one.members.map(({ workload }) => workload));
  return (
    other.members.length === workloads.size && other.members.every(({ workload }) => workloads.has(workload))
  );
}

function addressesNamed(name: string): Party | undefined {
  if (name === "internet")
    return { kind: "addresses", what: "addresses", label: name, ranges: internetRanges };
  const range = rangeOf(name);
  return range && { kind: "addresses", what: "addresses", label: name, ranges: [range] };
}

/** Pods or a Service that have an address. */
function podsAt(world: World, address: string): Party | undefined {
  for (const cluster of world.clusters) {
    const workloads = [...cluster.engine.placed.values()].filter(
      ({ pod }) => pod.addresses !== "unknown" && pod.addresses.includes(address) && !address.includes("/"),
    );
    const members = [...new Set(workloads.map(({ workload }) => workload))].map((workload) => ({
      cluster,
      workload,
    }));
    if (members.length > 0) return { kind: "pods", what: "address", label: address, members };
    const service = cluster.engine.services.find((one) =>
      [...one.addresses, ...one.loadBalancerAddresses].includes(address),
    );
    if (service)
      return namedKinds
        .find(({ kind }) => kind === "service")
        ?.find(world, `${service.namespace}/${service.name}`);
  }
  return undefined;
}
