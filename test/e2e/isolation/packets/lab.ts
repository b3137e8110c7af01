import { type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import { binFolder } from "../../../toolchain/cache.js";
import { interfaceOf } from "./nftables.js";

export interface Port {
  readonly protocol: "TCP" | "UDP";
  readonly number: number;
}

/** Pods as network namespaces behind one node, whose packets pass whatever ruleset is loaded. */
export interface Lab {
  /** Connects every pod with every other on every port; a row a source, a letter a target and port. */
  connectAll(ruleset: string): Promise<readonly string[]>;
  close(): Promise<void>;
}

const node = "169.254.1.1";

/**
 * Everything is made inside network and mount namespaces of its own: whatever ends it, nothing is left on the machine.
 */
export async function startLab(addresses: readonly string[], ports: readonly Port[]): Promise<Lab> {
  if (process.getuid?.() !== 0) throw new Error("pods are network namespaces here: run this test as root");
  const folder = mkdtempSync(join(tmpdir(), "zhengyun-packets-"));
  const write = (name: string, text: string) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  write("node", addresses.flatMap(onNode).join("\n"));
  for (const [index, address] of addresses.entries()) write(`pod-${index}`, inPod(address).join("\n"));
  const plan = {
    pods: addresses.map((address, index) => ({
      namespace: podOf(index),
      address: address.split(".").map(Number),
    })),
    ports,
  };
  write("plan.json", JSON.stringify(plan));
  const own = ["--net", "--mount", "--propagation", "private", "--fork", "--kill-child"];
  const args = [...own, "sh", "-euc", script, "sh", folder, join(binFolder(), "connect-probe")];
  const child = spawn("unshare", args, { stdio: ["pipe", "pipe", "inherit"] });
  return new NamespaceLab(child, write);
}

/** Silence must mean silence, so no refusal is held back by limits on ICMP. */
const script = `
PATH=$PATH:/usr/sbin:/sbin
trap 'rm -rf -- "$1"' EXIT
mount -t tmpfs tmpfs /run
echo 1 > /proc/sys/net/ipv4/ip_forward
echo 0 > /proc/sys/net/ipv4/icmp_ratemask
echo 1000000 > /proc/sys/net/ipv4/icmp_msgs_per_sec
echo 1000000 > /proc/sys/net/ipv4/icmp_msgs_burst
ip -batch "$1/node"
for file in "$1"/pod-*; do ip -n "p\${file##*-}" -batch "$file"; done
"$2" "$1/plan.json"
`;

const podOf = (index: number) => `p${index}`;

function onNode(address: string, index: number): string[] {
  const device = interfaceOf(index);
  return [
    `netns add ${podOf(index)}`,
    `link add ${device} type veth peer name eth0 netns ${podOf(index)}`,
    `address add ${node}/32 dev ${device}`,
    `link set ${device} up`,
    `route add ${address}/32 dev ${device}`,
  ];
}

function inPod(address: string): string[] {
  return [
    "link set lo up",
    `address add ${address}/32 dev eth0`,
    "link set eth0 up",
    `route add ${node}/32 dev eth0`,
    `route add default via ${node} dev eth0`,
  ];
}

class NamespaceLab implements Lab {
  readonly #lines: AsyncIterator<string>;
  #rulesets = 0;

  constructor(
    private readonly child: ChildProcessByStdio<Writable, Readable, null>,
    private readonly write: (name: string, text: string) => string,
  ) {
    this.#lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  }

  async connectAll(ruleset: string): Promise<readonly string[]> {
    const file = this.write(`ruleset-${this.#rulesets++}`, ruleset);
    this.child.stdin.write(`${file}\n`);
    const { value, done } = await this.#lines.next();
    if (done) throw new Error("the pods are gone; the reason stands above");
    return JSON.parse(value) as string[];
  }

  async close(): Promise<void> {
    this.child.stdin.end();
    if (this.child.exitCode === null) await once(this.child, "exit");
  }
}
