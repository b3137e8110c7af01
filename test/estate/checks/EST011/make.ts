import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";

/** A link to itself, a link that leads nowhere, and a folder that is called as a file. */
export default function make(estate: string): void {
  symlinkSync("loop.yaml", join(estate, "grants/loop.yaml"));
  symlinkSync("gone/nowhere.yaml", join(estate, "grants/nowhere.yaml"));
  mkdirSync(join(estate, "grants/folder.yaml"));
}
