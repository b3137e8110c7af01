import { layer as namespaces } from "./namespaces.js";

/** A layer whose id is not its file's name. */
export const layer = { ...namespaces, id: "other" };
