import { readFileSync } from "node:fs";
import { findExecutable } from "../../toolchain/find.js";

const frrFolder = "/usr/lib/frr";

/** Programs, each with the Debian package that has it. */
const programs = { ip: "iproute2", nft: "nftables", vtysh: "frr", unshare: "util-linux" };

const places = ["/usr/local/sbin", "/usr/local/bin", "/usr/sbin", "/usr/bin", "/sbin", "/bin"];

/** CAP_NET_ADMIN and CAP_SYS_ADMIN, by their numbers. */
const capabilities = { NET_ADMIN: 12n, SYS_ADMIN: 21n };

/** The path of one of FRR's daemons. */
export function frrDaemon(name: string): string {
  return `${frrFolder}/${name}`;
}

/** Says in one sentence what the lab misses on this machine, if anything. */
export function missing(): string | undefined {
  const held = BigInt(
    `0x${/^CapEff:\s*([0-9a-f]+)/m.exec(readFileSync("/proc/self/status", "utf8"))?.[1] ?? "0"}`,
  );
  const rights = Object.entries(capabilities).filter(([, bit]) => ((held >> bit) & 1n) === 0n);
  if (rights.length > 0)
    return `the router lab needs ${rights.map(([name]) => name).join(" and ")} to make network namespaces: run it as root`;
  const absent = [
    ...Object.entries(programs).filter(([program]) => !findExecutable(program, places)),
    ...["zebra", "bgpd", "bfdd"]
      .filter((name) => !findExecutable(name, [frrFolder]))
      .map((name) => [name, "frr"]),
  ];
  if (absent.length === 0) return undefined;
  const names = absent.map(([program]) => program).join(", ");
  const packages = [...new Set(absent.map(([, name]) => name))].join(" ");
  return `the router lab needs ${names}: run npm run toolchain, or install the Debian packages ${packages}`;
}
