import { chmodSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { execa } from "execa";
import type { Guard } from "../cluster/guard.js";
import {
  type Daemon,
  type DaemonName,
  type Place,
  socketOf,
  startDaemon,
  untilZebraListens,
} from "./daemons.js";

/** A router of the lab: FRR with one configuration. */
export interface Router {
  readonly name: string;
  readonly folder: string;
  daemon(name: DaemonName): Daemon;
  /** Starts what does not run. */
  start(): Promise<void>;
  /** What vtysh answers to commands, given one after the other. */
  ask(...commands: string[]): Promise<string>;
  stop(): Promise<void>;
}

export interface RouterProps extends Omit<Place, "folder"> {
  readonly name: string;
  /** FRR's configuration. */
  readonly text: string;
  readonly isPreferred: boolean;
}

const afterZebra = ["bfdd", "bgpd"] as const;

/** Lays out a router's folder in the lab's; nothing runs yet. */
export function makeRouter(home: string, guard: Guard, props: RouterProps): Router {
  const { name, text, isPreferred, vrf } = props;
  const folder = join(home, name);
  mkdirSync(folder);
  writeFileSync(join(folder, "frr.conf"), text);
  if (vrf) {
    mkdirSync(join(folder, "netns"));
    writeFileSync(join(folder, "netns", vrf.name), "");
  }
  // FRR's daemons give up root for a user of their own, who makes sockets here.
  chmodSync(folder, 0o777);
  const daemons = new Map<DaemonName, Daemon>();
  const start = (daemon: DaemonName) => {
    if (daemons.get(daemon)?.isRunning()) return false;
    daemons.set(daemon, startDaemon(guard, { ...props, folder }, daemon, isPreferred));
    return true;
  };
  return {
    name,
    folder,
    daemon: (wanted) => {
      const found = daemons.get(wanted);
      if (!found) throw new Error(`${name} has no ${wanted} yet`);
      return found;
    },
    start: async () => {
      if (!daemons.get("zebra")?.isRunning()) rmSync(socketOf(folder), { force: true });
      start("zebra");
      await untilZebraListens(folder);
      for (const daemon of afterZebra) start(daemon);
    },
    ask: async (...commands) =>
      (await execa("vtysh", ["--vty_socket", folder, ...commands.flatMap((each) => ["-c", each])])).stdout,
    stop: async () => void (await Promise.all([...daemons.values()].map((daemon) => daemon.kill()))),
  };
}
