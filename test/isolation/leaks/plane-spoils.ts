import type { Resource, Resources, Spoil } from "./mutation.js";
import type { Random } from "./random.js";

/** Ways to spoil what pools tell the planes' routers: the objects of MetalLB and frr-k8s in the release of a stack. */

interface Objects {
  readonly all: Resource[];
  of(kind: string): Resource[];
}

/** Changes the list of objects of a stack; what is changed has to be told by these names. */
function ofObjects(change: (objects: Objects, random: Random) => readonly string[] | undefined): Spoil {
  return (resources: Resources, random) => {
    for (const release of Object.values(resources.helm_release ?? {})) {
      const index = release.values.findIndex((text: string) => text.includes("metallb.io/"));
      if (index < 0) continue;
      const values = JSON.parse(release.values[index]);
      const all: Resource[] = values.objects;
      const names = change({ all, of: (kind) => all.filter((one) => one.kind === kind) }, random);
      if (!names) continue;
      release.values[index] = JSON.stringify(values);
      return { what: names.join(", "), names };
    }
    return undefined;
  };
}

/** Changes one object of a kind. */
function ofOne(
  kind: string,
  change: (object: Resource, random: Random, objects: Objects) => void,
  alsoTold: (object: Resource) => readonly string[] = () => [],
  fits: (object: Resource) => boolean = () => true,
): Spoil {
  return ofObjects((objects, random) => {
    const object = random.of(objects.of(kind).filter(fits));
    if (!object) return undefined;
    const names = [`${kind} ${object.metadata.name}`, ...alsoTold(object)];
    change(object, random, objects);
    return names;
  });
}

/** Removes one object of a kind. What it carried is missed at its neighbour. */
function dropped(kind: string, missedAt: (object: Resource) => string): Spoil {
  return ofOne(
    kind,
    (object, _, { all }) => {
      all.splice(all.indexOf(object), 1);
    },
    (object) => [missedAt(object)],
  );
}

const routerOf = (configuration: Resource): Resource => configuration.spec.bgp.routers[0];
const neighborOf = (configuration: Resource): Resource => routerOf(configuration).neighbors[0];
const accepted = (configuration: Resource): Resource[] =>
  neighborOf(configuration).toReceive.allowed.prefixes;
const accepts = (configuration: Resource) => accepted(configuration).length > 0;
const neighborAddress = (configuration: Resource): string => neighborOf(configuration).address;
const vrfs = ["public", "internet", "exchange", "management"];
const strange = ["0.0.0.0/0", "10.0.0.0/8", "10.200.0.0/16", "198.51.100.0/24", "fd00::/8", "2001:db8::/32"];
const others = (list: readonly string[], own: string) => list.filter((one) => one !== own);

export const planeSpoils: Readonly<Record<string, Spoil>> = {
  "a BGP peer dropped": dropped("BGPPeer", ({ spec }) => spec.peerAddress),
  "a BGP peer at another address": ofOne(
    "BGPPeer",
    ({ spec }, random, { of }) => {
      const peers = of("BGPPeer").map((one) => one.spec.peerAddress);
      spec.peerAddress = random.of(others(["203.0.113.1", ...peers], spec.peerAddress));
    },
    ({ spec }) => [spec.peerAddress],
  ),
  "a BGP peer in another VRF": ofOne(
    "BGPPeer",
    ({ spec }, random) => {
      spec.vrf = random.of(others(vrfs, spec.vrf));
    },
    ({ spec }) => [spec.peerAddress],
  ),
  "an address pool dropped": dropped("IPAddressPool", ({ metadata }) => metadata.name),
  "an address pool with a strange range": ofOne("IPAddressPool", ({ spec }, random) => {
    spec.addresses.push(random.of(strange));
  }),
  "an address pool with another's range": ofOne("IPAddressPool", ({ spec }, random, { of }) => {
    const all = of("IPAddressPool").flatMap((one) => one.spec.addresses);
    spec.addresses = [random.of(all.filter((one) => !spec.addresses.includes(one))) ?? "10.200.0.0/24"];
  }),
  "an address pool widened": ofOne("IPAddressPool", ({ spec }, random) => {
    spec.addresses[0] = spec.addresses[0].replace(
      /\/(\d+)$/,
      (_: string, bits: string) => `/${Number(bits) - 1 - random.below(12)}`,
    );
  }),
  "an address pool open to all": ofOne("IPAddressPool", ({ spec }, random) => {
    if (random.chance(0.5)) delete spec.autoAssign;
    else delete spec.serviceAllocation;
  }),
  "an advertisement dropped": ofObjects(({ all, of }, random) => {
    const one = random.of(of("BGPAdvertisement"));
    if (!one) return undefined;
    const peers = of("BGPPeer").filter(({ metadata }) => one.spec.peers.includes(metadata.name));
    all.splice(all.indexOf(one), 1);
    return peers.map(({ spec }) => spec.peerAddress);
  }),
  "an advertisement's peers or pools emptied": ofOne("BGPAdvertisement", ({ spec }, random) => {
    const list = random.chance(0.5) ? "peers" : "ipAddressPools";
    if (random.chance(0.5)) spec[list] = [];
    else delete spec[list];
  }),
  "an advertisement to another VRF's peer": ofOne("BGPAdvertisement", ({ spec }, random, { of }) => {
    spec.peers.push(
      random.of(
        of("BGPPeer")
          .map(({ metadata }) => metadata.name)
          .filter((name) => !spec.peers.includes(name)),
      ),
    );
  }),
  "an advertisement of another zone's pool": ofOne("BGPAdvertisement", ({ spec }, random, { of }) => {
    const names = of("IPAddressPool").map(({ metadata }) => metadata.name);
    spec.ipAddressPools.push(random.of(names.filter((name) => !spec.ipAddressPools.includes(name))));
  }),
  "a routing configuration dropped": dropped("FRRConfiguration", neighborAddress),
  "a routing configuration in another VRF": ofOne(
    "FRRConfiguration",
    (one, random) => {
      const router = routerOf(one);
      router.vrf = random.of(others(vrfs, router.vrf));
    },
    (one) => [neighborAddress(one)],
  ),
  "a routing configuration on other nodes": ofOne("FRRConfiguration", ({ spec }, random) => {
    const [label = ""] = Object.keys(spec.nodeSelector.matchLabels);
    const other =
      random.of(
        others(
          vrfs.map((zone) => `zhengyun.io/zone-${zone}`),
          label,
        ),
      ) ?? "";
    spec.nodeSelector = random.chance(0.5) ? {} : { matchLabels: { [other]: "true" } };
  }),
  "a neighbour at another address": ofOne(
    "FRRConfiguration",
    (one, random, { of }) => {
      const addresses = of("FRRConfiguration").map(neighborAddress);
      const neighbor = neighborOf(one);
      neighbor.address = random.of(others(["203.0.113.1", ...addresses], neighbor.address));
    },
    (one) => [neighborAddress(one)],
  ),
  "a prefix announced that is another's": ofOne("FRRConfiguration", (one, random) => {
    const prefix = random.of(strange);
    const { toAdvertise } = neighborOf(one);
    toAdvertise.allowed.prefixes.push(prefix);
    if (random.chance(0.7)) routerOf(one).prefixes.push(prefix);
  }),
  "an exchange point bridged by routes": ofOne(
    "FRRConfiguration",
    (one, random, { of }) => {
      const other = random.of(of("FRRConfiguration").filter((each) => routerOf(each).vrf !== "exchange"));
      const prefixes: readonly string[] = other ? routerOf(other).prefixes : [];
      routerOf(one).prefixes.push(...prefixes);
      neighborOf(one).toAdvertise.allowed.prefixes.push(...prefixes);
      if (random.chance(0.5)) accepted(one).push(...(other ? accepted(other) : []));
    },
    () => [],
    (one) => routerOf(one).vrf === "exchange",
  ),
  "a prefix not announced": ofOne(
    "FRRConfiguration",
    (one, random) => {
      const { prefixes } = neighborOf(one).toAdvertise.allowed;
      prefixes.splice(random.below(prefixes.length), 1);
    },
    (one) => [neighborAddress(one)],
  ),
  "a prefix accepted that is another's": ofOne("FRRConfiguration", (one, random) => {
    const prefix = random.of(strange.slice(1));
    accepted(one).push(random.chance(0.5) ? { prefix } : { prefix, le: 32 });
  }),
  "an accepted prefix widened": ofOne(
    "FRRConfiguration",
    (one, random) => {
      const taken = random.of(accepted(one));
      const widened = (_: string, bits: string) => `/${Math.max(1, Number(bits) - 8)}`;
      taken.prefix = taken.prefix.replace(/\/(\d+)$/, widened);
    },
    () => [],
    accepts,
  ),
  "a prefix not accepted": ofOne(
    "FRRConfiguration",
    (one, random) => {
      accepted(one).splice(random.below(accepted(one).length), 1);
    },
    (one) => [neighborAddress(one)],
    accepts,
  ),
  "nothing filtered any more": ofOne("FRRConfiguration", (one, random) => {
    const side = random.chance(0.5) ? "toAdvertise" : "toReceive";
    neighborOf(one)[side].allowed = { mode: "all" };
  }),
};
