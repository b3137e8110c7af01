import type { ITerraformDependable } from "cdktf";

/** A namespace as the constructs in it see it. */
export interface NamespaceRef {
  /** Its name, which is also the beginning of every address in it. */
  readonly name: string;
  /** What must exist before anything else does in the namespace: its default deny, and through it itself. */
  readonly after: readonly ITerraformDependable[];
}
