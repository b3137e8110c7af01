import { isRecord } from "../plan/canonical.js";
import type { Action } from "../plan/read.js";

/** A Kubernetes object in its own words, as far as it is known; may hold UNKNOWN and SENSITIVE. */
export type Manifest = Readonly<Record<string, unknown>>;

/** What a plan does to one object: a resource of its own, or one of those in a Helm release. */
export interface ObjectChange {
  readonly stack: string;
  readonly pool: string;
  /** Of the resource in Terraform. */
  readonly address: string;
  /** Whether the object is one of several in the resource. */
  readonly isPart: boolean;
  readonly action: Action;
  /** `NetworkPolicy`; the resource's type for what is no Kubernetes object. */
  readonly kind: string;
  /** Undefined for what belongs to no namespace. */
  readonly namespace: string | undefined;
  readonly name: string;
  readonly before: Manifest | undefined;
  readonly after: Manifest | undefined;
}

/** How people name an object: `NetworkPolicy education-xueji/default-deny`. */
export function nameOf({ kind, namespace, name }: Pick<ObjectChange, "kind" | "namespace" | "name">): string {
  return `${kind} ${namespace === undefined ? "" : `${namespace}/`}${name}`;
}

/** Group, kind, namespace and name: what makes two manifests the same object. */
export function keyOf(object: Manifest): string {
  const metadata = isRecord(object.metadata) ? object.metadata : {};
  const group =
    String(object.apiVersion ?? "")
      .split("/")
      .at(-2) ?? "";
  return [group, object.kind, metadata.namespace ?? "", metadata.name].map(String).join(" ");
}
