import { estateOf } from "../../stacks/estate-of.js";
import { smallProvince } from "../../stacks/small-province.js";
import type { Access } from "../cluster/access.js";
import { applyAll } from "../cluster/apply-objects.js";
import { openKinds } from "../cluster/chart-mirror.js";
import { type ControlPlane, startControlPlane } from "../cluster/control-plane.js";
import { installDefinitions } from "../cluster/crds.js";
import { renderedPools } from "./rendered.js";

/** The id of the pool that `startSmallPool` makes. */
export const POOL = "230000-province";

/** A control plane with the platform and the tenants of the small province's provincial pool. */
export async function startSmallPool(name: string): Promise<ControlPlane> {
  const plane = await startControlPlane({ name });
  try {
    await fillSmallPool(plane);
    return plane;
  } catch (error) {
    await plane.stop();
    throw error;
  }
}

/** Makes the pool's objects in a control plane. */
export async function fillSmallPool(plane: Access): Promise<void> {
  const objects = (await renderedPools(estateOf(smallProvince))).get(POOL) ?? [];
  await installDefinitions(plane, openKinds());
  await applyAll(plane, objects);
}
