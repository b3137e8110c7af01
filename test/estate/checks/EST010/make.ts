import { appendFileSync } from "node:fs";
import { join } from "node:path";

/** Grows a sound file to one byte more than is read. */
export default function make(estate: string): void {
  const file = join(estate, "grants/g-0001.yaml");
  appendFileSync(file, "#".repeat(1024 * 1024));
}
