import type { Finding } from "../estate/findings/finding.js";
import type { World } from "../isolation/world.js";
import type { Context } from "./context.js";
import type { EstateRead } from "./estate-read.js";
import { isSound } from "./refusal.js";

/**
 * The findings about an estate, and beside them those about what its objects would permit. An estate with errors
 * brings nothing into being, so nothing is added to its findings.
 *
 * @param moment when reading it began, in milliseconds
 */
export async function withIsolation(read: EstateRead, moment: number, context: Context): Promise<EstateRead> {
  if (!isSound(read)) return read;
  const { out, worldOfRead } = await import("./reach/estate-world.js");
  const { byPlace } = await import("../estate/findings/finding.js");
  const found = await isolationFindings(await worldOfRead(read, moment, context), out);
  return { ...read, findings: [...read.findings, ...found].sort(byPlace) };
}

/**
 * Everything there is to say about what objects permit, at places that an editor finds from the estate's folder.
 * @param out where the objects were read from, below that folder
 */
export async function isolationFindings(world: World, out: string): Promise<Finding[]> {
  const { findingsAbout } = await import("../isolation/checks.js");
  const shown = (file: string) => `${out}/${file}`;
  const unreadable = world.findings.map((finding) => ({ ...finding, file: shown(finding.file) }));
  return [...unreadable, ...(await findingsAbout(world, "audit", shown))];
}
