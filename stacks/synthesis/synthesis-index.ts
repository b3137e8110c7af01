import { readFileSync } from "node:fs";
import { join } from "node:path";
import { staysInside } from "../assets.js";
import { isStackName } from "../order.js";

/** What `zhengyun.json` says about one stack. */
export interface StackRecord {
  readonly layer: string;
  readonly pool: string;
  /** Stacks to apply before it. */
  readonly dependsOn: readonly string[];
  /** How many resources it declares. */
  readonly resources: number;
  /** Digest of what it was made from: its spec and the tool. */
  readonly input: string;
  /** Digests of its files, by name relative to `stacks/<stack>/`; `cdk.tf.json` is one of them. */
  readonly files: Readonly<Record<string, string>>;
}

/** `zhengyun.json`: what is in an output folder. */
export interface SynthesisIndex {
  readonly format: 1;
  readonly stacks: Readonly<Record<string, StackRecord>>;
}

export const INDEX_FILE = "zhengyun.json";

/** The index of an output folder, or undefined when it has none that this version reads. */
export function readIndex(out: string): SynthesisIndex | undefined {
  try {
    const index: Partial<SynthesisIndex> = JSON.parse(readFileSync(join(out, INDEX_FILE), "utf8"));
    if (index.format !== 1 || index.stacks === undefined) return undefined;
    for (const [name, { files }] of Object.entries(index.stacks)) {
      // These become paths of files that are removed one day.
      if (!isStackName(name) || !Object.keys(files).every(staysInside)) return undefined;
    }
    return { format: 1, stacks: index.stacks };
  } catch {
    // Without an index everything is built anew, which is always right.
    return undefined;
  }
}

export const indexText = (stacks: ReadonlyMap<string, StackRecord>) =>
  `${JSON.stringify({ format: 1, stacks: Object.fromEntries(stacks) } satisfies SynthesisIndex, null, 2)}\n`;

/** `manifest.json` as the cdktf command line reads it. */
export function manifestText(stacks: ReadonlyMap<string, StackRecord>, cdktfVersion: string): string {
  const entries = [...stacks].map(([name, { dependsOn }]) => {
    const workingDirectory = `stacks/${name}`;
    const stack = {
      annotations: [],
      constructPath: name,
      dependencies: dependsOn,
      name,
      stackMetadataPath: `${workingDirectory}/metadata.json`,
      synthesizedStackPath: `${workingDirectory}/cdk.tf.json`,
      workingDirectory,
    };
    return [name, stack];
  });
  return JSON.stringify({ stacks: Object.fromEntries(entries), version: cdktfVersion }, null, 2);
}
