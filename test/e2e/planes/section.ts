import { readFileSync, writeFileSync } from "node:fs";

const heading = "## Measured";

/** Puts text under the heading `## Measured` of a page, in place of what was there. */
export function writeSection(file: string, text: string): void {
  const page = readFileSync(file, "utf8");
  const start = page.indexOf(`${heading}\n`);
  if (start < 0) throw new Error(`${file} has no heading "${heading}"`);
  const next = page.indexOf("\n## ", start + heading.length);
  const rest = next < 0 ? "" : page.slice(next);
  writeFileSync(file, `${page.slice(0, start)}${heading}\n\n${text}\n${rest}`);
}
