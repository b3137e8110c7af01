import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { binFolder } from "../../toolchain/cache.js";
import { findExecutable } from "../../toolchain/find.js";
import type { Lab } from "./lab.js";
import { marks } from "./namespaces.js";
import { preferred } from "./priority.js";
import type { PlaneId } from "./topology.js";

/** What became of the packets sent in a window. */
export interface Window {
  readonly sent: number;
  readonly received: number;
  readonly flows: number;
  /** Flows that lost packets. */
  readonly hit: number;
  /** Flows that came over another plane at the end than at the beginning. */
  readonly moved: number;
  /** The longest time that any flow was without a packet. */
  readonly gapMs: number;
  /** When that began, in milliseconds of the epoch. */
  readonly gapSinceMs: number;
  readonly planes: Readonly<
    Record<
      PlaneId,
      {
        /** Packets that came over the plane. */
        readonly received: number;
        /** Flows that were on it at the beginning, what they lost and how many of them. */
        readonly flows: number;
        readonly lost: number;
        readonly hit: number;
      }
    >
  >;
}

/** Numbered UDP flows between all sites, as long as it runs. */
export interface Probe {
  /** Watches what is sent while the work is done. */
  during(work: () => Promise<unknown>): Promise<Window>;
  stop(): Promise<void>;
}

export interface ProbeProps {
  /** Per site: each sends to the one half a province away. */
  readonly flows: number;
  /** Between two packets of one flow. */
  readonly intervalMs: number;
}

/** Starts the native probe; it ends by itself when we are gone. */
export async function startProbe(lab: Lab, { flows, intervalMs }: ProbeProps): Promise<Probe> {
  const program = findExecutable("flow-probe", [binFolder()]);
  if (!program) throw new Error("the router lab needs flow-probe: run npm run toolchain");
  const [first = program, ...rest] = [
    ...(lab.isPreferred ? preferred : []),
    program,
    planOf(lab, flows, intervalMs),
  ];
  const child = spawn(first, rest, { stdio: ["pipe", "pipe", "inherit"] });
  const gone = once(child, "close");
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const answer = async () => {
    const { value, done } = await lines.next();
    if (done) throw new Error("flow-probe ended before its time");
    return JSON.parse(value);
  };
  await answer();
  return {
    during: async (work) => {
      child.stdin.write("begin\n");
      await work();
      child.stdin.write("end\n");
      return await answer();
    },
    stop: async () => {
      child.stdin.end();
      await gone;
    },
  };
}

function planOf({ sites, namespaces }: Lab, flows: number, intervalMs: number): string {
  const ends = sites.map(({ name, address }) => ({ namespace: namespaces.of(name), address }));
  const half = Math.floor(ends.length / 2);
  const pairs = ends.map((from, index) => ({ from, to: ends[(index + half) % ends.length] }));
  return JSON.stringify({ pairs, flows, intervalMs, planes: marks });
}
