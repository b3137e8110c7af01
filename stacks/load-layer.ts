import { loadModule } from "../estate/load-module.js";
import type { Layer } from "./layer.js";
import { moduleEnding } from "./project.js";

/** The folder whose files are the layers. */
export const layersFolder = new URL("layers/", import.meta.url);

/** The layer that a file of a folder exports. @throws when the file exports none of its own name */
export async function loadLayer(id: string, folder: URL): Promise<Layer> {
  const module = (await loadModule(new URL(id + moduleEnding, folder))) as { readonly layer?: Layer };
  if (module.layer?.id !== id)
    throw new Error(`The layer file ${id}${moduleEnding} exports no layer "${id}".`);
  return module.layer;
}
