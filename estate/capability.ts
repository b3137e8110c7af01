import type { Capability, Pool } from "./kinds/pool.js";

/**
 * What a line of the estate needs from a pool: `write`, objects of that sort are made or changed; `use`, they only
 * have to be there.
 */
export type Access = "write" | "use";

/** Whether a pool can do what is needed. In a pool that is only observed nothing is ever written by us. */
export function provides(
  { capabilities, management }: Pool,
  capability: Capability,
  access: Access,
): boolean {
  const support = capabilities[capability];
  return support === "yes" || (support === "read-only" && (access === "use" || management === "observed"));
}
