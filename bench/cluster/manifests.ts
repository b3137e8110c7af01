import { readdirSync } from "node:fs";
import { join } from "node:path";

/** Pools have storage classes of one name with other parameters, which cannot be changed in a pool that is there. */
export const storageClasses = "/apis/storage.k8s.io/v1/storageclasses";

/** The folders of the pools in a folder of rendered manifests. */
export function poolsIn(manifests: string): string[] {
  const entries = readdirSync(manifests, { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => join(manifests, name));
}
