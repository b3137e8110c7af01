import { readdirSync } from "node:fs";
import type { Estate } from "../estate/index.js";
import type { Layer, StackSpec } from "./layer.js";
import { layersFolder, loadLayer } from "./load-layer.js";
import { inOrder } from "./order.js";
import { moduleEnding, pathOf } from "./project.js";

/**
 * All stacks of an estate, each after those it depends on. The layers are the files of the folder.
 *
 * @throws when two stacks have one name or wait for each other
 */
export async function stacksOf(estate: Estate, layers: URL = layersFolder): Promise<readonly StackSpec[]> {
  return inOrder((await loadLayers(layers)).flatMap((layer) => [...layer.specs(estate)]));
}

/** The layers of a folder, by their ids. */
export function loadLayers(folder: URL = layersFolder): Promise<readonly Layer[]> {
  const ids = readdirSync(pathOf(folder))
    .filter((file) => file.endsWith(moduleEnding) && !file.endsWith(`.d${moduleEnding}`))
    .map((file) => file.slice(0, -moduleEnding.length));
  return Promise.all(ids.sort().map((id) => loadLayer(id, folder)));
}
