import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { StackSpec } from "../stacks/layer.js";
import { layersFolder, loadLayer } from "../stacks/load-layer.js";
import { type KubernetesObject, renderStack } from "../stacks/render/render-stack.js";
import { buildStack } from "../stacks/synthesis/build.js";

/** The objects that some stacks would make, built without leaving anything on disk. */
export function buildObjects(
  specs: Iterable<StackSpec>,
): Promise<ReadonlyMap<StackSpec, readonly KubernetesObject[]>> {
  return buildEach(specs, renderStack);
}

/** What is to be known of each of some stacks, from the text of its `cdk.tf.json`. */
export async function buildEach<T>(
  specs: Iterable<StackSpec>,
  read: (text: string) => T,
): Promise<ReadonlyMap<StackSpec, T>> {
  const folder = mkdtempSync(join(tmpdir(), "zhengyun-build-"));
  mkdirSync(join(folder, "stacks"));
  try {
    const built = new Map<StackSpec, T>();
    for (const spec of specs) {
      const { bytes } = await buildStack(await loadLayer(spec.layer, layersFolder), spec, folder);
      built.set(spec, read(new TextDecoder().decode(bytes)));
    }
    return built;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
