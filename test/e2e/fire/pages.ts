import { readFileSync } from "node:fs";
import { dirname } from "node:path";
import { execa } from "execa";
import { findBinaries } from "../cluster/binaries.js";

/** The commands of a page that are marked to be carried out as they stand, by the section they are in. */
export function commandsOf(page: string): { readonly section: string; readonly command: string }[] {
  const text = readFileSync(new URL(`../../../${page}`, import.meta.url), "utf8");
  return text.split(/^## /m).flatMap((part) => {
    const section = part.slice(0, part.indexOf("\n"));
    return [...part.matchAll(/^```bash run\n([\s\S]*?)\n```$/gm)].map(([, command = ""]) => ({
      section,
      command,
    }));
  });
}

/** Marks of all blocks of a page: `bash run` is for machines, `bash manual` for people. */
export function marksOf(page: string): string[] {
  const text = readFileSync(new URL(`../../../${page}`, import.meta.url), "utf8");
  return [...text.matchAll(/^```(.+)$/gm)].map(([, mark = ""]) => mark);
}

/** Carries a command out as a duty engineer would, and gives its lines. */
export async function carryOut(command: string, prometheus: string): Promise<string[]> {
  const { promtool } = findBinaries(["promtool"]);
  const env = { PROMETHEUS: prometheus, PATH: `${dirname(promtool)}:${process.env.PATH}` };
  const { stdout } = await execa("bash", ["-euc", command], { env, extendEnv: false });
  return stdout.split("\n").filter((line) => line !== "");
}
