import type { Random } from "./random.js";

/** Resources by type and name, as in `cdk.tf.json`. */
export type Resources = Record<string, Record<string, Resource>>;
// biome-ignore lint/suspicious/noExplicitAny: mutations reach deep into plain JSON
export type Resource = any;

/** One spoilt place: what was done, and the names that somebody should be told. */
export interface Mutation {
  readonly what: string;
  readonly names: readonly string[];
}

/** Spoils something in a stack; undefined where there is nothing of the kind. */
export type Spoil = (resources: Resources, random: Random) => Mutation | undefined;
