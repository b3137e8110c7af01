import type { Construct } from "constructs";
import type { Estate } from "../estate/index.js";
import type { BaseStack } from "./base-stack.js";

/** What one Terraform root is made from: plain JSON, so that it can be digested, cached and sent to a worker. */
export interface StackSpec<P = unknown> {
  /** `<pool>-platform`, `<pool>-tenancy-03`; also the name of the stack's folder and of its state. */
  readonly name: string;
  /** The id of the layer that builds it. */
  readonly layer: string;
  readonly pool: string;
  /** Whether we apply the stack, or hand its pool's operator the rendered manifests. @default "terraform" */
  readonly management?: "terraform" | "manifests";
  /** Names of the stacks that must be applied before this one. */
  readonly dependsOn: readonly string[];
  /** Plain readonly data for the stack's constructs. Every string in it is taken literally (see escape.ts). */
  readonly props: P;
}

/**
 * One kind of Terraform root. A layer is one file `stacks/layers/<id>.ts` that exports it as `layer`;
 * nothing else has to know the file.
 *
 * `specs` is asked on every run, `build` only for what changed. A layer therefore loads its stack, and with it
 * CDKTF (0.2 s), where it is needed:
 *
 * ```ts
 * export const layer: Layer<PlatformProps> = {
 *   id: "platform",
 *   specs: platformSpecs,
 *   build: async (scope, spec) => new (await import("../platform-stack.js")).PlatformStack(scope, spec),
 * };
 * ```
 */
export interface Layer<P = unknown> {
  /** The file's name without its ending. */
  readonly id: string;
  /** Which stacks this layer has in an estate. Pure. */
  specs(estate: Estate): Iterable<StackSpec<P>>;
  /** Loads what `build` takes, for threads that wait for something to build. @default - nothing before it is built */
  load?(): Promise<unknown>;
  /** Makes the constructs of one spec below `scope`. Runs in a worker thread when there is much to build. */
  build(scope: Construct, spec: StackSpec<P>): BaseStack | Promise<BaseStack>;
}
