import { spawn } from "node:child_process";
import { closeSync, existsSync, openSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Guard } from "../cluster/guard.js";
import { frrDaemon } from "./needs.js";
import { preferred } from "./priority.js";

export type DaemonName = "zebra" | "bgpd" | "bfdd";

/** A daemon of one router. */
export interface Daemon {
  readonly name: DaemonName;
  isRunning(): boolean;
  signal(signal: NodeJS.Signals): void;
  /** Ends it at once. */
  kill(): Promise<void>;
}

/** Where a router's daemons run: a folder of their own, a namespace, and one more that is their VRF. */
export interface Place {
  readonly folder: string;
  readonly namespace: string;
  readonly vrf?: { readonly name: string; readonly namespace: string };
}

const arguments_: Record<DaemonName, (folder: string) => string[]> = {
  zebra: () => [],
  bgpd: () => [],
  bfdd: (folder) => ["--bfdctl", join(folder, "bfdd.sock")],
};

// FRR takes every namespace in /run/netns for a VRF; here it sees its own and no other.
const withVrf = `
mount --bind /run/netns/"$2" "$1"/"$3"
mount --rbind "$1" /run/netns
shift 3
exec "$@"
`;

/** Starts a daemon in the foreground; the guard ends it when we are gone. */
export function startDaemon(guard: Guard, place: Place, name: DaemonName, isPreferred: boolean): Daemon {
  const { folder, namespace, vrf } = place;
  const command = [
    ...["netns", "exec", namespace],
    ...(isPreferred ? preferred : []),
    ...(vrf ? ["unshare", "--mount", "--propagation", "private", "sh", "-ec", withVrf, "sh"] : []),
    ...(vrf ? [join(folder, "netns"), vrf.namespace, vrf.name] : []),
    ...[frrDaemon(name), "-f", join(folder, "frr.conf"), "--vty_socket", folder, "-z", socketOf(folder)],
    ...["-i", join(folder, `${name}.pid`), "-u", "frr", "-g", "frr", ...arguments_[name](folder)],
    ...(name === "zebra" && vrf ? ["-n"] : []),
  ];
  const log = openSync(logOf(folder, name), "a");
  const env = { PATH: "/usr/sbin:/usr/bin:/sbin:/bin", TZ: "UTC" };
  const child = spawn("ip", command, { stdio: ["ignore", log, log], env, cwd: folder });
  closeSync(log);
  if (child.pid !== undefined) guard.watch(child.pid);
  let isRunning = true;
  const gone = new Promise<void>((resolve) => {
    const leave = () => {
      isRunning = false;
      if (child.pid !== undefined) guard.forget(child.pid);
      resolve();
    };
    child.once("exit", leave).once("error", leave);
  });
  return {
    name,
    isRunning: () => isRunning,
    signal: (signal) => void child.kill(signal),
    kill: async () => {
      child.kill("SIGKILL");
      await gone;
    },
  };
}

/** What a daemon writes. */
export function logOf(folder: string, name: DaemonName): string {
  return join(folder, `${name}.log`);
}

/** When a line was written, in milliseconds of the epoch: `2026/11/28 20:25:26.123456 BGP: …`, in UTC as we start FRR. */
export function timeOf(line: string): number {
  const [, day = "", clock = "", micros = ""] = /^(\S+) (\d+:\d+:\d+)\.(\d+)/.exec(line) ?? [];
  return Date.parse(`${day.replaceAll("/", "-")}T${clock}Z`) + Number(micros) / 10 ** (micros.length - 3);
}

/** Waits for zebra to listen: the other daemons try once, and then not for ten seconds. */
export async function untilZebraListens(folder: string): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (!existsSync(socketOf(folder))) {
    if (Date.now() > deadline) throw new Error(`zebra in ${folder} does not listen after a minute`);
    await sleep(20);
  }
}

/** Where zebra listens for the others. */
export function socketOf(folder: string): string {
  return join(folder, "zebra.sock");
}
