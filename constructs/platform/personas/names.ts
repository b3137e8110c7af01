import type { Persona } from "../../../estate/personas.js";

/** The scope of somebody who answers for all of the province. */
export const PROVINCE = "province";

/** The cluster role that holds a persona's rights in a pool. */
export const roleName = (persona: Persona): string => `zhengyun:${persona}`;

/**
 * The OIDC group of a persona, as the identity provider must give it.
 *
 * @param scope `province`, a division's code, or the id of a department or pool
 */
export const groupName = (persona: Persona, scope: string): string => `zhengyun:${persona}:${scope}`;

/** The cluster role of programs that show their department's metrics. */
export const METRICS_READER = "zhengyun:metrics-reader";

/**
 * The group that Terraform applies as. Only it (and the sealed break-glass identity of the cluster) may make or
 * change tenant namespaces and what guards them.
 */
export const AUTOMATION = "zhengyun:automation";
