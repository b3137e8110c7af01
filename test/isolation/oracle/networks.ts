import ipaddr from "ipaddr.js";

type Address = ipaddr.IPv4 | ipaddr.IPv6;
type Network = readonly [base: Address, bits: number];

/** Whether addresses lie in a block: all of them, none, or some. */
export type Coverage = "all" | "none" | "some";

/** @param text an address or a network */
function parse(text: string): Network {
  if (text.includes("/")) return ipaddr.parseCIDR(text);
  const address = ipaddr.parse(text);
  return [address, address.kind() === "ipv4" ? 32 : 128];
}

function isWithin(inner: Network, outer: Network): boolean {
  return (
    inner[0].kind() === outer[0].kind() && inner[1] >= outer[1] && inner[0].match(outer[0] as never, outer[1])
  );
}

/** Few networks come up, but each of them often. */
const known = new Map<string, Coverage>();

/** Halves the network until each part is inside or outside. */
export function coverage(addresses: string, block: { cidr: string; except: readonly string[] }): Coverage {
  const key = `${addresses} ${block.cidr} ${block.except}`;
  const found = known.get(key) ?? split(parse(addresses), parse(block.cidr), block.except.map(parse));
  known.set(key, found);
  return found;
}

function split(part: Network, cidr: Network, except: readonly Network[]): Coverage {
  const touches = isWithin(part, cidr) || isWithin(cidr, part);
  if (!touches || except.some((hole) => isWithin(part, hole))) return "none";
  if (isWithin(part, cidr) && !except.some((hole) => isWithin(hole, part))) return "all";
  const [low, high] = halves(part).map((half) => split(half, cidr, except));
  return low === high && low !== undefined ? low : "some";
}

function halves([base, bits]: Network): Network[] {
  const bytes = base.toByteArray();
  const upper = [...bytes];
  upper[bits >> 3] = (upper[bits >> 3] ?? 0) | (128 >> (bits & 7));
  return [
    [ipaddr.fromByteArray(bytes), bits + 1],
    [ipaddr.fromByteArray(upper), bits + 1],
  ];
}
