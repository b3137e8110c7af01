import { mkdir, writeFile } from "node:fs/promises";
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

/** A stack that is built, and whose files are on their way to the disk. */
export interface Underway {
  readonly built: Built;
  readonly written: Promise<unknown>;
}

/** Builds the stack of a task and begins to write its files. One at a time: stacks share what they are written in. */
export async function beginTask({ spec, layers, staging }: Task): Promise<Underway> {
  const { buildStack } = await import("./build.js");
  const { bytes, assets, resources } = await buildStack(
    await loadLayer(spec.layer, new URL(layers)),
    spec,
    staging,
  );
  const files = [[STACK_FILE, Buffer.from(bytes)] as const, ...assets];
  const digests = files.map(([name, contents]) => [name, sha256(contents)] as const);
  return {
    built: { name: spec.name, resources, files: Object.fromEntries(digests) },
    written: write(join(staging, "stacks", spec.name), files),
  };
}

/** Builds the stack of a task and writes its files. */
export async function runTask(task: Task): Promise<Built> {
  const { built, written } = await beginTask(task);
  await written;
  return built;
}

async function write(
  folder: string,
  files: readonly (readonly [name: string, contents: Buffer | string])[],
): Promise<void> {
  const paths = files.map(([name, contents]) => [join(folder, name), contents] as const);
  const folders = [...new Set(paths.map(([path]) => dirname(path)))];
  // Those above others come with them.
  const deepest = folders.filter((one) => !folders.some((other) => other.startsWith(`${one}/`)));
  await Promise.all(deepest.map((path) => mkdir(path, { recursive: true })));
  await Promise.all(paths.map(([path, contents]) => writeFile(path, contents)));
}
