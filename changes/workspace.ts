import { existsSync, mkdirSync } from "node:fs";
import { join, relative } from "node:path";

/**
 * The folder `.zhengyun` of an estate: what plan and apply work with and leave behind. Only its owner may read
 * it, because states and plans hold what providers know, secrets included.
 */
export class Workspace {
  readonly folder: string;

  /** @param estate absolute path of the estate's folder */
  constructor(estate: string) {
    this.folder = join(estate, ".zhengyun");
  }

  /** Creates the folders that are missing. */
  prepare(): void {
    for (const folder of [this.folder, this.states, this.plans, this.providerLock, this.running]) {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
    }
  }

  /** What synthesis writes, unless `--out` says otherwise. */
  get out(): string {
    return join(this.folder, "out");
  }

  /** States of stacks with the local backend. */
  get states(): string {
    return join(this.folder, "state");
  }

  /** One record a plan made, by digest. */
  get plans(): string {
    return join(this.folder, "plans");
  }

  get audit(): string {
    return join(this.folder, "audit.jsonl");
  }

  get lock(): string {
    return join(this.folder, "lock");
  }

  /** Terraform's data folders, one a stack. */
  get data(): string {
    return join(this.folder, "data");
  }

  /** Which versions of providers all stacks get. */
  get providerLock(): string {
    return join(this.folder, "providers");
  }

  /**
   * The providers themselves, once for all stacks. Not shared with other estates: Terraform's cache bears no two
   * processes, and only the lock of this folder keeps others away.
   */
  get pluginCache(): string {
    return join(this.providerLock, "cache");
  }

  /** Saved plans of the run under way; they hold secrets and are removed at its end. */
  get running(): string {
    return join(this.folder, "running");
  }

  dataOf(stack: string): string {
    return join(this.data, stack);
  }

  planFileOf(stack: string): string {
    return join(this.running, `${stack}.tfplan`);
  }

  /** Where the local state of a stack is, if it has one. */
  stateOf(stack: string): string {
    return join(this.states, `${stack}.tfstate`);
  }

  /** Whether a stack has a local state. */
  hasState(stack: string): boolean {
    return existsSync(this.stateOf(stack));
  }

  /** The local state of a stack as Terraform is told of it: relative, so that the estate may be moved. */
  statePathFrom(stackFolder: string, stack: string): string {
    return relative(stackFolder, this.stateOf(stack));
  }
}
