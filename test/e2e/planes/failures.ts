import { setTimeout as sleep } from "node:timers/promises";
import type { DaemonName } from "./daemons.js";
import { drain, undrain } from "./drain.js";
import type { Lab } from "./lab.js";
import { edgeName, hubName, type Site } from "./topology.js";

/** Something that goes wrong, or is done, on plane a. */
export interface Failure {
  readonly title: string;
  readonly begin: (lab: Lab) => Promise<unknown>;
  readonly end: (lab: Lab) => Promise<unknown>;
  /** How long to watch what it does; by default until BFD and BGP have long settled. */
  readonly watchMs?: number;
  /** Whose edges it parts from the hub, where it does: their traffic has to leave the plane. */
  readonly cuts?: "all sites" | "the first site";
}

/** The sites whose edges a failure parts from the hub. */
export function cutBy({ cuts }: Failure, { sites }: Lab): readonly Site[] {
  if (cuts === undefined) return [];
  return cuts === "all sites" ? sites : sites.slice(0, 1);
}

const hub = hubName("a");

/** Everything that the lab can do to a plane. */
export const failures = {
  silent: {
    title: "hub silent: drops every packet, all links up",
    begin: (lab) => drop(lab, "", ""),
    end: restore,
    cuts: "all sites",
  },
  "one-way": {
    title: "one-way loss: nothing from one edge reaches the hub",
    begin: (lab) => drop(lab, `iifname "${firstEdge(lab)}"`),
    end: restore,
    cuts: "the first site",
  },
  "loss-5": {
    title: "5 % of all packets lost at the hub",
    begin: (lab) => drop(lab, "numgen random mod 100 < 5"),
    end: restore,
    watchMs: 5000,
  },
  "link-down": {
    title: "link between an edge and the hub down",
    begin: (lab) => link(lab, "down"),
    end: (lab) => link(lab, "up"),
    cuts: "the first site",
  },
  "bgpd-killed": { title: "bgpd of the hub killed", ...killed("bgpd") },
  "bfdd-killed": { title: "bfdd of the hub killed", ...killed("bfdd") },
  "zebra-killed": { title: "zebra of the hub killed", ...killed("zebra") },
  "all-killed": { title: "all daemons of the hub killed", ...killed("bgpd", "bfdd", "zebra") },
  "bgpd-hung": { title: "bgpd of the hub hung for 12 s", ...hung("bgpd"), watchMs: 12_000 },
  "bfdd-hung": { title: "bfdd of the hub hung", ...hung("bfdd") },
  "zebra-hung": { title: "zebra of the hub hung", ...hung("zebra") },
  flaps: {
    title: "hub silent and back ten times, 0.4 s each",
    begin: async (lab) => {
      for (let times = 0; times < 10; times++) {
        await drop(lab, "", "");
        await sleep(400);
        await restore(lab);
        await sleep(400);
      }
    },
    end: async () => {},
  },
  drain: {
    title: "planned drain: graceful shutdown at every edge, then the hub goes",
    begin: async (lab) => {
      await drain(lab);
      await drop(lab, "", "");
    },
    end: async (lab) => {
      await restore(lab);
      await undrain(lab);
    },
    cuts: "all sites",
  },
} as const satisfies Record<string, Failure>;

export type FailureName = keyof typeof failures;

/** Drops what a match of nftables finds; with a second one, also of what the hub itself sends. */
async function drop({ namespaces }: Lab, match: string, ownMatch?: string): Promise<void> {
  const chain = (name: string, hook: string, rule: string) =>
    `chain ${name} {\n type filter hook ${hook} priority raw\n ${rule} drop\n }\n`;
  const own = ownMatch === undefined ? "" : chain("leaving", "output", ownMatch);
  await namespaces.nft(hub, `table inet failure {\n${chain("arriving", "prerouting", match)}${own}}`);
}

async function restore({ namespaces }: Lab): Promise<void> {
  await namespaces.nft(hub, "delete table inet failure");
}

function firstEdge({ sites: [site] }: Lab): string {
  if (!site) throw new Error("a lab without sites has no edge");
  return edgeName("a", site);
}

async function link(lab: Lab, state: "up" | "down"): Promise<void> {
  await lab.namespaces.run(hub, "ip", "link", "set", firstEdge(lab), state);
}

function killed(...names: DaemonName[]): Pick<Failure, "begin" | "end"> {
  return {
    begin: (lab) => Promise.all(names.map((name) => lab.router(hub).daemon(name).kill())),
    end: (lab) => lab.router(hub).start(),
  };
}

function hung(name: DaemonName): Pick<Failure, "begin" | "end"> {
  const send = async (lab: Lab, signal: NodeJS.Signals) => lab.router(hub).daemon(name).signal(signal);
  return { begin: (lab) => send(lab, "SIGSTOP"), end: (lab) => send(lab, "SIGCONT") };
}
