import { existsSync } from "node:fs";

/** A file or folder of the project, wherever this code was compiled to inside it. @param path from the project's folder */
export function inProject(path: string): URL {
  const search = (folder: URL): URL => {
    const found = new URL(path, folder);
    const above = new URL("../", folder);
    return existsSync(found) || above.href === folder.href ? found : search(above);
  };
  return search(new URL("../", import.meta.url));
}
