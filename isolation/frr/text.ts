import type { BfdProfile } from "./configuration.js";
import type { MergedNeighbor, MergedRouter, NodeRouting } from "./merge.js";

export interface NodeProps {
  readonly hostname: string;
  /** Ranges that are never taken from anybody: the cluster's own. */
  readonly alwaysBlock: readonly string[];
}

type Family = "ipv4" | "ipv6";

const families = ["ipv4", "ipv6"] as const;

/**
 * FRR's configuration as frr-k8s 0.0.25 writes it for a node at its usual log level: line for line, blank lines and
 * indentation aside.
 */
export function frrText({ routers, bfdProfiles }: NodeRouting, { hostname, alwaysBlock }: NodeProps): string {
  const lines = [
    "log stdout informational",
    "log timestamp precision 3",
    `hostname ${hostname}`,
    "ip nht resolve-via-default",
    "ipv6 nht resolve-via-default",
    ...routers.flatMap(({ vrf, neighbors }) => neighbors.flatMap((each) => filters(vrf, each, alwaysBlock))),
    ...routers.flatMap(routerLines),
    ...(bfdProfiles.length > 0 ? ["bfd", ...bfdProfiles.flatMap(profileLines)] : []),
  ];
  return `${lines.join("\n")}\n`;
}

/** Prefix lists and route maps are named after the neighbour and its VRF. */
function idOf(vrf: string, { address }: MergedNeighbor): string {
  return vrf === "" ? address : `${address}-${vrf}`;
}

function familyOf(text: string): Family {
  return text.includes(":") ? "ipv6" : "ipv4";
}

/** What FRR calls a family in filters. */
function ip(family: Family): string {
  return family === "ipv4" ? "ip" : "ipv6";
}

function filters(vrf: string, neighbor: MergedNeighbor, alwaysBlock: readonly string[]): string[] {
  const id = idOf(vrf, neighbor);
  const suffix = neighbor.dualStackAddressFamily ? "dual" : familyOf(neighbor.address);
  const into = `${id}-inpl-${suffix}`;
  const denied = `${id}-denied-inpl-${suffix}`;
  const maps = [
    ...families.map((family) => ["out permit", family, `${id}-allowed-${family}`] as const),
    ...families.filter(() => alwaysBlock.length > 0).map((family) => ["in deny", family, denied] as const),
    ...families.map((family) => ["in permit", family, into] as const),
  ].map(([way, family, list], index) => {
    const [direction, verdict] = way.split(" ");
    return [
      `route-map ${id}-${direction} ${verdict} ${index + 1}`,
      `  match ${ip(family)} address prefix-list ${list}`,
    ];
  });
  return [
    ...outgoing(id, neighbor),
    ...maps.slice(0, 2).flat(),
    ...incoming(into, neighbor),
    ...alwaysBlock.map((prefix, index) => {
      const longest = familyOf(prefix) === "ipv4" ? 32 : 128;
      return `${ip(familyOf(prefix))} prefix-list ${denied} seq ${index + 1} permit ${prefix} le ${longest}`;
    }),
    ...maps.slice(2).flat(),
  ];
}

/** A list for each family; one with nothing in it denies everything. */
function outgoing(id: string, { advertised }: MergedNeighbor): string[] {
  return families.flatMap((family) => {
    const prefixes = advertised.filter((prefix) => familyOf(prefix) === family);
    const entries = prefixes.length > 0 ? prefixes.map((prefix) => `permit ${prefix}`) : ["deny any"];
    return entries.map(
      (entry, index) => `${ip(family)} prefix-list ${id}-allowed-${family} seq ${index + 1} ${entry}`,
    );
  });
}

/** One numbered list for both families; a family with nothing in it is denied at its end. */
function incoming(list: string, { received }: MergedNeighbor): string[] {
  const of = (family: Family) => received.filter(({ prefix }) => familyOf(prefix) === family);
  const permitted = families.flatMap((family) =>
    of(family).map(({ prefix, le, ge }) => [
      ip(family),
      `permit ${prefix}${le === undefined ? "" : ` le ${le}`}${ge === undefined ? "" : ` ge ${ge}`}`,
    ]),
  );
  const denied = families
    .filter((family) => of(family).length === 0)
    .map((family) => [ip(family), "deny any"]);
  return [...permitted, ...denied].map(
    ([family, entry], index) => `${family} prefix-list ${list} seq ${index + 1} ${entry}`,
  );
}

function routerLines({ asn, vrf, id, prefixes, neighbors }: MergedRouter): string[] {
  return [
    `router bgp ${asn}${vrf === "" ? "" : ` vrf ${vrf}`}`,
    "  no bgp ebgp-requires-policy",
    "  no bgp network import-check",
    "  no bgp default ipv4-unicast",
    "  bgp graceful-restart preserve-fw-state",
    ...(id === undefined ? [] : [`  bgp router-id ${id}`]),
    ...neighbors.flatMap((neighbor) => sessionLines(asn, neighbor)),
    ...neighbors.flatMap((neighbor) => activation(vrf, neighbor)),
    ...families.flatMap((family) => {
      const own = prefixes.filter((prefix) => familyOf(prefix) === family);
      return own.length > 0
        ? inFamily(
            family,
            own.map((prefix) => `network ${prefix}`),
          )
        : [];
    }),
  ];
}

function sessionLines(ownAsn: number, neighbor: MergedNeighbor): string[] {
  const { address, asn, holdTime, keepaliveTime, connectTime, bfdProfile } = neighbor;
  // A session of IPv6 alone between two systems: FRR would miss the neighbour among its connected addresses.
  const isUnchecked = asn !== ownAsn && familyOf(address) === "ipv6" && !neighbor.dualStackAddressFamily;
  return [
    `remote-as ${asn}`,
    ...(holdTime !== undefined && keepaliveTime !== undefined ? [`timers ${keepaliveTime} ${holdTime}`] : []),
    ...(connectTime !== undefined ? [`timers connect ${connectTime}`] : []),
    ...(bfdProfile === undefined ? [] : ["bfd", `bfd profile ${bfdProfile}`]),
    ...(isUnchecked ? ["disable-connected-check"] : []),
  ].map((line) => `  neighbor ${address} ${line}`);
}

function activation(vrf: string, neighbor: MergedNeighbor): string[] {
  const { address, dualStackAddressFamily } = neighbor;
  const id = idOf(vrf, neighbor);
  return families
    .filter((family) => dualStackAddressFamily || family === familyOf(address))
    .flatMap((family) =>
      inFamily(
        family,
        ["activate", `route-map ${id}-in in`, `route-map ${id}-out out`].map(
          (line) => `neighbor ${address} ${line}`,
        ),
      ),
    );
}

function inFamily(family: Family, lines: readonly string[]): string[] {
  return [
    `  address-family ${family} unicast`,
    ...lines.map((line) => `    ${line}`),
    "  exit-address-family",
  ];
}

function profileLines({ name, receiveInterval, transmitInterval, detectMultiplier }: BfdProfile): string[] {
  return [
    `  profile ${name}`,
    ...(receiveInterval ? [`    receive-interval ${receiveInterval}`] : []),
    ...(transmitInterval ? [`    transmit-interval ${transmitInterval}`] : []),
    ...(detectMultiplier ? [`    detect-multiplier ${detectMultiplier}`] : []),
  ];
}
