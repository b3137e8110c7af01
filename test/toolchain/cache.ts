import { homedir } from "node:os";
import { join } from "node:path";

/** Where built components are kept between runs and checkouts. */
export function cacheFolder(env: NodeJS.ProcessEnv = process.env): string {
  return join(env.XDG_CACHE_HOME || join(homedir(), ".cache"), "zhengyun");
}

/** The part of it that holds the programs themselves. */
export function binFolder(env: NodeJS.ProcessEnv = process.env): string {
  return join(cacheFolder(env), "bin");
}
