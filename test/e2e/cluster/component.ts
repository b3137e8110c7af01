import { spawn } from "node:child_process";
import { closeSync, openSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import type { Guard } from "./guard.js";

/** A running program of a control plane. */
export interface Component {
  readonly name: string;
  isRunning(): boolean;
  /** The end of what it wrote, for messages. */
  lastWords(): string;
  /** Ends it at once: its data is thrown away, so it need not be asked. */
  stop(): Promise<void>;
}

/** Where components live, and who looks after them. */
export interface Home {
  readonly folder: string;
  readonly guard: Guard;
}

/** Starts a program in the folder, with its output in `<name>.log` there. */
export function startComponent(home: Home, binary: string, args: readonly string[]): Component {
  const name = basename(binary);
  const log = join(home.folder, `${name}.log`);
  const output = openSync(log, "w");
  // Nothing of the tester's environment may steer it: etcd reads ETCD_*, clients read proxies. It lives for minutes,
  // so memory is cheaper than collecting it: a sixth of an API server's time.
  const env = { HOME: home.folder, PATH: process.env.PATH ?? "", GOGC: "400" };
  const child = spawn(binary, args, { cwd: home.folder, env, stdio: ["ignore", output, output] });
  closeSync(output);
  const { pid } = child;
  if (pid !== undefined) home.guard.watch(pid);
  let isRunning = true;
  const gone = new Promise<void>((resolve) => {
    const leave = () => {
      isRunning = false;
      if (pid !== undefined) home.guard.forget(pid);
      resolve();
    };
    child.once("exit", leave).once("error", leave);
  });
  return {
    name,
    isRunning: () => isRunning,
    lastWords: () => readFileSync(log, "utf8").trimEnd().split("\n").slice(-5).join("\n"),
    stop: async () => {
      child.kill("SIGKILL");
      await gone;
    },
  };
}
