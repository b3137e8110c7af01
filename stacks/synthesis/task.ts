import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { StackSpec } from "../layer.js";
import { loadLayer } from "../load-layer.js";
import { sha256 } from "./digest.js";

/** The name of a stack's main file in its folder. */
const STACK_FILE = "cdk.tf.json";

/** One stack to build and write; plain data, for it may go to another thread. */
export interface Task {
  readonly spec: StackSpec;
  /** URL of the folder of layers. */
  readonly layers: string;
  /** Where to write: `<staging>/stacks/<stack>/…`. */
  readonly staging: string;
}

/** What a task has written. */
export interface Built {
  readonly name: string;
  readonly resources: number;
  /** Digest by file name relative to the stack's folder, `cdk.tf.json` among them. */
  readonly files: Readonly<Record<string, string>>;
}

/** Builds the stack of a task and writes its files. */
export async function runTask({ spec, layers, staging }: Task): Promise<Built> {
  const { buildStack } = await import("./build.js");
  const built = await buildStack(await loadLayer(spec.layer, new URL(layers)), spec, staging);
  const files: Record<string, string> = {};
  for (const [name, contents] of [[STACK_FILE, built.bytes] as const, ...built.assets]) {
    const path = join(staging, "stacks", spec.name, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, contents);
    files[name] = sha256(contents);
  }
  return { name: spec.name, resources: built.resources, files };
}
