import type { Mapping, Node, Scalar } from "./compose.js";

/** A text with where it was read. */
export interface Source {
  /** As people named it. */
  readonly file: string;
  readonly text: string;
}

/** A key and what stands there: a label or an annotation. */
export interface Entry {
  readonly key: string;
  readonly keyAt: number;
  readonly value: Scalar;
}

/** An alert or a recording rule, as it is written. */
export interface RuleNode {
  readonly kind: "alert" | "record";
  readonly name: string;
  readonly nameNode: Scalar;
  readonly node: Mapping;
  readonly expr: Scalar | undefined;
  /** Seconds, with where they are written. */
  readonly for: Timed | undefined;
  readonly keepFiringFor: Timed | undefined;
  readonly labels: readonly Entry[];
  readonly annotations: readonly Entry[];
  readonly group: GroupNode;
  readonly source: Source;
}

export interface Timed {
  readonly seconds: number;
  readonly node: Node;
}

export interface GroupNode {
  readonly name: string;
  readonly at: number;
  readonly interval: number | undefined;
  /** Labels that the group gives to all its rules. */
  readonly labels: readonly Entry[];
}

/** Whether a rule puts a label on its series, by itself or by its group. */
export function hasLabel({ labels, group }: RuleNode, name: string): boolean {
  return [labels, group.labels].some((some) => some.some(({ key }) => key === name));
}
