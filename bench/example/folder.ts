import { existsSync } from "node:fs";

/** The example province, wherever this code was compiled to. */
export const exampleFolder = upwards(new URL("../", import.meta.url));

function upwards(folder: URL): URL {
  const example = new URL("examples/heilongjiang/", folder);
  const above = new URL("../", folder);
  if (existsSync(example) || above.href === folder.href) return example;
  return upwards(above);
}
