import { execa } from "execa";
import type { Guard } from "../cluster/guard.js";
import { hubName, type PlaneId, planes, type Topology } from "./topology.js";

/** What packets are marked with on their way through a plane's hub, so that who receives them knows the plane. */
const dscp = { a: 10, b: 20 } as const;

/** The same, as the receiver sees it: the whole byte. */
export const marks = { a: dscp.a << 2, b: dscp.b << 2 } as const;

/** Network namespaces of one lab, by the names of its routers. */
export interface Namespaces {
  /** The namespace's full name. */
  of(router: string): string;
  /** Runs a program in one. */
  run(router: string, program: string, ...args: string[]): Promise<string>;
  /** The routes that BGP brought its kernel, as `ip` tells them in JSON. */
  routes(router: string): Promise<string>;
  /** Loads rules of nftables into one. */
  nft(router: string, rules: string): Promise<void>;
}

/** The namespace of a site's nodes as such: its VRF is a namespace of its own, named after the router. */
export function nodeOf(router: string): string {
  return `${router}n`;
}

/** Makes a namespace for every router and lays the links; the guard removes what the prefix names. */
export async function makeNamespaces(
  prefix: string,
  { sites, links }: Topology,
  guard: Guard,
): Promise<Namespaces> {
  const of = (router: string) => `${prefix}-${router}`;
  const routers = [...new Set(links.flatMap(({ ends }) => ends.map(({ router }) => router)))];
  const all = [...routers, ...sites.map(({ name }) => nodeOf(name))];
  for (const router of all) guard.watchNamespace(of(router));
  await batch(all.map((router) => `netns add ${of(router)}`));
  await batch(
    links.map(({ ends: [one, other] }) =>
      [
        `link add ${one.device} netns ${of(one.router)} type veth`,
        `peer name ${other.device} netns ${of(other.router)}`,
      ].join(" "),
    ),
  );
  const ends = links.flatMap((link) => link.ends);
  for (const router of all) {
    const devices = ends.filter((end) => end.router === router);
    const site = sites.find(({ name }) => name === router);
    await batch(
      [
        "link set lo up",
        ...(site ? [`addr add ${site.address}/32 dev lo`, `addr add ${site.vip}/32 dev lo`] : []),
        ...devices.flatMap(({ device, address }) => [
          `addr add ${address}/30 dev ${device}`,
          `link set ${device} up`,
        ]),
      ],
      ["-n", of(router)],
    );
  }
  const namespaces: Namespaces = {
    of,
    run: async (router, program, ...args) =>
      (await execa("ip", ["netns", "exec", of(router), program, ...args])).stdout,
    // Not by way of `netns exec`, which mounts things: this is asked often.
    routes: async (router) =>
      (await execa("ip", ["-n", of(router), "-j", "route", "show", "proto", "bgp"])).stdout,
    nft: async (router, rules) =>
      void (await execa("ip", ["netns", "exec", of(router), "nft", "-f", "-"], { input: rules })),
  };
  for (const router of routers) await namespaces.run(router, "sh", "-ec", forwarding);
  for (const plane of planes) await namespaces.nft(hubName(plane), marking(plane));
  return namespaces;
}

/** Routers forward, spread flows by their ports, and take a packet from any side. */
const forwarding = `
cd /proc/sys/net/ipv4
echo 1 > ip_forward
echo 1 > fib_multipath_hash_policy
echo 0 > conf/all/rp_filter
for each in conf/*/rp_filter; do echo 0 > $each; done
`;

function marking(plane: PlaneId): string {
  return `table inet planes {
    chain forward { type filter hook forward priority mangle; meta l4proto udp ip dscp set ${dscp[plane]}; }
  }`;
}

function batch(lines: readonly string[], args: readonly string[] = []): Promise<unknown> {
  return execa("ip", [...args, "-batch", "-"], { input: `${lines.join("\n")}\n` });
}
