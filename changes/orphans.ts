import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { Workspace } from "./workspace.js";

/** A stack that was applied from here and that the estate no longer has. */
export interface Orphan {
  readonly stack: string;
  /** How many resources its state holds; undefined where the state is kept elsewhere. */
  readonly resources?: number;
}

const state = z.object({
  resources: z.array(z.object({ instances: z.array(z.unknown()).default([]) })).default([]),
});
const backendFile = z.object({ backend: z.object({ type: z.string() }) });

/**
 * The stacks that have a state and no longer stand in the estate: a pool was removed, or has fewer shards than it
 * had. What is in them still runs, and nobody plans it any more.
 *
 * @param known names of all stacks of the estate
 */
export function orphans(workspace: Workspace, known: ReadonlySet<string>): readonly Orphan[] {
  const local = namesIn(workspace.states, ".tfstate").flatMap((stack): Orphan[] => {
    const resources = known.has(stack) ? 0 : resourcesIn(join(workspace.states, `${stack}.tfstate`));
    return resources > 0 ? [{ stack, resources }] : [];
  });
  const remote = namesIn(workspace.data, "").flatMap((stack): Orphan[] =>
    known.has(stack) || isLocal(workspace.dataOf(stack)) ? [] : [{ stack }],
  );
  return [...local, ...remote].sort((a, b) => (a.stack < b.stack ? -1 : 1));
}

function namesIn(folder: string, ending: string): readonly string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith(ending))
      .map((name) => name.slice(0, name.length - ending.length));
  } catch {
    return [];
  }
}

/** A state that cannot be read counts as one with something in it. */
function resourcesIn(file: string): number {
  const read = state.safeParse(parsed(file));
  if (!read.success) return 1;
  return read.data.resources.reduce((sum, { instances }) => sum + instances.length, 0);
}

function isLocal(data: string): boolean {
  const read = backendFile.safeParse(parsed(join(data, "terraform.tfstate")));
  return !read.success || read.data.backend.type === "local";
}

function parsed(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}
