import { existsSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { UsageError } from "../../estate/usage-error.js";

/**
 * Paths of a repository's folders from its root, as an engine that has checked it out knows them.
 *
 * @param folder absolute path of a folder in the repository, which need not exist yet
 * @throws UsageError if it lies in no git repository, or another folder lies outside of its repository
 */
export function pathsInRepository<K extends string>(
  folder: string,
  others: Readonly<Record<K, string>>,
): Readonly<Record<K, string>> {
  const root = rootAbove(folder);
  const entries = Object.entries<string>(others).map(([name, path]) => {
    const inside = relative(root, path).split(sep);
    if (inside[0] === "..") throw outside(path, root);
    return [name, inside.join("/") || "."] as const;
  });
  return Object.fromEntries(entries) as Record<K, string>;
}

function rootAbove(folder: string): string {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(join(at, ".git"))) return at;
    if (dirname(at) === at) throw noRepository(folder);
  }
}

function noRepository(folder: string): UsageError {
  return new UsageError(
    { zh: `${folder} 不在 git 仓库中`, en: `${folder} is in no git repository` },
    {
      zh: "流水线从仓库根目录找文件：请在底账所在的仓库中选一个文件夹",
      en: "a pipeline finds its files from the root of the repository: name a folder in that of the estate",
    },
  );
}

function outside(path: string, root: string): UsageError {
  return new UsageError(
    { zh: `${path} 不在仓库 ${root} 中`, en: `${path} is not in the repository ${root}` },
    {
      zh: "底账和流水线须在同一个 git 仓库中",
      en: "the estate and its pipeline belong into one git repository",
    },
  );
}
