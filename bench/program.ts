import { findBinaries } from "../test/e2e/cluster/binaries.js";

/** Which of the programs that a row needs `npm run toolchain` has not built here; undefined where all are there. */
export function programsMissing(...names: readonly string[]): string | undefined {
  try {
    findBinaries(names);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** @throws where there is none */
export function program(name: string): string {
  return findBinaries([name])[name] as string;
}
