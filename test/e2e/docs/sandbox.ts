import { cpSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";

/** The repository's root, seen from this file. */
const root = new URL("../../..", import.meta.url).pathname;

/** A copy of the working tree in which a documented example may be tried. */
export interface Sandbox {
  readonly folder: string;
  remove(): void;
}

/** Copies what git tracks (and what is about to be), sharing the installed dependencies. */
export async function copyProject(): Promise<Sandbox> {
  const folder = mkdtempSync(join(tmpdir(), "zhengyun-docs-"));
  const { stdout } = await execa("git", ["ls-files", "--cached", "--others", "--exclude-standard", "-z"], {
    cwd: root,
  });
  for (const file of new Set(stdout.split("\0").filter(Boolean))) {
    cpSync(join(root, file), join(folder, file), { recursive: true, verbatimSymlinks: true });
  }
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** One fenced block of a Markdown page. */
export interface Block {
  /** What follows the fence: `ts file=estate/checks/x.ts`, `console`. */
  readonly info: string;
  readonly text: string;
}

/** The fenced blocks of a Markdown page, in their order. */
export function blocksOf(markdown: string): Block[] {
  return [...markdown.matchAll(/^```(\S[^\n]*)\n([\s\S]*?)^```$/gm)].map((match) => ({
    info: match[1] ?? "",
    text: match[2] ?? "",
  }));
}
