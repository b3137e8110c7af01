import { binFolder } from "../../toolchain/cache.js";
import { findExecutable } from "../../toolchain/find.js";

/**
 * The full paths of components: from KUBEBUILDER_ASSETS where it is set, else from the cache. Each is looked
 * for alone, because those assets come without kube-controller-manager.
 */
export function findBinaries<Name extends string>(
  names: readonly Name[],
  env: NodeJS.ProcessEnv = process.env,
): Readonly<Record<Name, string>> {
  const assets = env.KUBEBUILDER_ASSETS;
  const folders = assets ? [assets, binFolder(env)] : [binFolder(env)];
  const found = names.map((name) => [name, findExecutable(name, folders)] as const);
  const missing = found.filter(([, path]) => !path).map(([name]) => name);
  if (missing.length) {
    const looked = folders.join(", ");
    throw new Error(
      `not found: ${missing.join(", ")} (looked in ${looked}); build them with: npm run toolchain`,
    );
  }
  return Object.fromEntries(found) as Record<Name, string>;
}
