import { join } from "node:path";
import { putAside } from "./aside.js";
import type { Variant } from "./row.js";

/** The whole command on a row's `estate/`, into its `out/`. */
export function synth(name: string, before?: Variant["before"], atMost?: Variant["atMost"]): Variant {
  return {
    name,
    module: new URL("../bin/zhengyun.js", import.meta.url),
    args: (folder) => ["synth", join(folder, "estate"), "--out", join(folder, "out"), "--at", "2026-11-22"],
    ...(before ? { before } : {}),
    ...(atMost ? { atMost } : {}),
  };
}

/** Puts aside what earlier runs have made, so that the next is as the first: the output, and what is kept of the estate. */
export function asIfFirst(folder: string): void {
  putAside(folder, "out");
  putAside(folder, "estate/.zhengyun");
}
