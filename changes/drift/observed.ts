import type { Finding } from "../../estate/findings/finding.js";
import { keyOf, type Manifest } from "../objects/object.js";
import { isRecord } from "../plan/canonical.js";
import { typeOf } from "./type.js";

/** What was seen of one pool, and what was not. */
export class Observed {
  /** By key. */
  readonly objects = new Map<string, Manifest>();
  /** Types of which a list was seen, however short. */
  readonly types = new Set<string>();
  /** Types of which some objects may not have been seen. */
  readonly cut = new Set<string>();
  /** Namespaces of which anything was seen. */
  readonly namespaces = new Set<string>();
  /** What could not be seen, each told as a finding. */
  readonly blind: Finding[] = [];
  /** Whether what could not be read may have held objects of any type. */
  isTorn = false;

  /** @param isLive whether lists come from the API server itself, and are all there is */
  constructor(readonly isLive: boolean) {}

  add(object: Manifest): void {
    this.objects.set(keyOf(object), object);
    this.types.add(typeOf(object));
    const namespace = isRecord(object.metadata) ? object.metadata.namespace : undefined;
    if (typeof namespace === "string") this.namespaces.add(namespace);
  }

  /**
   * Whether every namespace of the pool is among the objects. A dump says so by having one that no pool is without.
   */
  get hasAllNamespaces(): boolean {
    return this.isLive
      ? this.types.has(" Namespace")
      : this.objects.has(keyOf({ apiVersion: "v1", kind: "Namespace", metadata: { name: "kube-system" } }));
  }
}
