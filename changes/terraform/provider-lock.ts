import { readFileSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { replaceFile } from "../../estate/source/replace-file.js";

const lockName = ".terraform.lock.hcl";

/** The part of a stack that `init` depends on: backend, providers, versions. */
export interface Settings {
  readonly backend: string;
  readonly providers: unknown;
  /** The whole block, for comparison. */
  readonly block: unknown;
}

const stackFile = z.object({
  terraform: z
    .looseObject({
      backend: z.record(z.string(), z.unknown()).default({}),
      required_providers: z.unknown().optional(),
    })
    .prefault({}),
});

/** Reads the `terraform` block of a stack. */
export async function settingsOf(folder: string): Promise<Settings> {
  const { terraform } = stackFile.parse(JSON.parse(await readFile(join(folder, "cdk.tf.json"), "utf8")));
  return {
    backend: Object.keys(terraform.backend)[0] ?? "local",
    providers: terraform.required_providers,
    block: terraform,
  };
}

/**
 * Terraform's lock file, kept outside of the output that each synthesis replaces. All stacks share it: the first
 * `init` that needs a provider chooses its version, every later one gets the same, on its first run too. It also
 * keeps `init` from writing a provider into the cache anew while others are running it.
 */
export class ProviderLock {
  constructor(
    private readonly folder: string,
    private readonly product: string,
  ) {}

  /** Puts what a stack needs of it where Terraform looks for it. */
  lend(settings: Settings, stackFolder: string): void {
    const text = this.contents(settings);
    if (text !== "") writeFileSync(join(stackFolder, lockName), text);
  }

  /** Keeps what `init` made of it, beside the providers that other stacks need. */
  keep(stackFolder: string): void {
    const known = providersIn(read(this.#file));
    for (const [name, block] of providersIn(read(join(stackFolder, lockName)))) known.set(name, block);
    replaceFile(this.#file, textOf(known));
  }

  /** What of it concerns a stack; empty if there is nothing yet. Terraform asks for every provider in its file. */
  contents({ providers }: Settings): string {
    const sources = z.record(z.string(), z.object({ source: z.string() })).safeParse(providers).data ?? {};
    const needed = Object.values(sources).map(({ source }) => source);
    const isNeeded = ([name]: readonly [string, string]) =>
      needed.some((source) => `/${name}`.endsWith(`/${source}`));
    const blocks = new Map([...providersIn(read(this.#file))].filter(isNeeded));
    return blocks.size === 0 ? "" : textOf(blocks);
  }

  get #file(): string {
    return join(this.folder, `${this.product}.lock.hcl`);
  }
}

const heading = "# Kept by zhengyun for all stacks; see .terraform.lock.hcl in Terraform's documentation.\n";

function textOf(blocks: ReadonlyMap<string, string>): string {
  const sorted = [...blocks].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, block]) => block);
  return `${heading}\n${sorted.join("\n\n")}\n`;
}

/** The blocks of a lock file, by provider: `registry.terraform.io/hashicorp/helm`. */
function providersIn(text: string): Map<string, string> {
  const blocks = text.matchAll(/^provider "([^"]+)" \{\n[\s\S]*?^\}$/gm);
  return new Map([...blocks].map(([block, name = ""]) => [name, block]));
}

function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return "";
    throw error;
  }
}
