import { buildObjects } from "../../../changes/build-objects.js";
import type { Estate } from "../../../estate/index.js";
import { stacksOf } from "../../../stacks/app.js";
import type { KubernetesObject } from "../../../stacks/render/render-stack.js";

/** The objects of every pool of an estate that has stacks, as `render` gives them: platform first. */
export async function renderedPools(
  estate: Estate,
): Promise<ReadonlyMap<string, readonly KubernetesObject[]>> {
  const pools = new Map<string, KubernetesObject[]>();
  for (const [{ pool }, objects] of await buildObjects(await stacksOf(estate))) {
    pools.set(pool, [...(pools.get(pool) ?? []), ...objects]);
  }
  return pools;
}
