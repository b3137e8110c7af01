/**
 * How an attribute of a Terraform resource stands in the Kubernetes object. `value` is a text, number, truth value
 * or a list of them; `map` has keys that are data; `port` is a text that may be a number; `unless-empty` is
 * left out when it is the empty text; `one` and `many` are nested blocks.
 */
export type Field =
  | "value"
  | "map"
  | "port"
  | "unless-empty"
  | { readonly one: Fields }
  | { readonly many: Fields };

/** Fields by attribute. Names change from snake_case to camelCase; `a_b=c` says that `a_b` is called `c`. */
export type Fields = Readonly<Record<string, Field>>;

/** A Terraform resource type and the kind of object it stands for. */
export interface ResourceKind {
  readonly apiVersion: string;
  readonly kind: string;
  readonly fields: Fields;
  /** Attributes for Terraform itself, which are no part of the object. @default - none */
  readonly ours?: readonly string[];
  /** The object's name where Terraform states none. @default - it is stated */
  readonly name?: string;
}
