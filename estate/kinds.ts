import type { DocumentKind } from "./entity.js";
import { modulesIn } from "./registry.js";

/** Every kind of file, read from the folder `kinds/`: a new kind is a new file there. */
export const documentKinds: readonly DocumentKind[] = (
  await modulesIn<DocumentKind>(new URL("./kinds/", import.meta.url))
).filter((module) => module !== undefined);
