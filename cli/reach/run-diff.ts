import type { Context } from "../context.js";
import type { Outcome } from "../verb.js";
import { diffText } from "./diff-text.js";
import { findingsText } from "./findings-text.js";
import { worldAsked } from "./worlds.js";

/** The command line of `reach diff`. */
interface DiffInput {
  readonly old: string;
  readonly new: string;
  readonly podCidr: readonly string[];
  readonly at: string | undefined;
}

/** Compares what two places would permit. */
export async function runDiff({ old, new: now, podCidr, at }: DiffInput, context: Context): Promise<Outcome> {
  const before = await worldAsked({ place: old, podCidr, at }, context);
  if ("refused" in before) return before.refused;
  const after = await worldAsked({ place: now, podCidr, at }, context);
  if ("refused" in after) return after.refused;
  const { diffOf } = await import("../../isolation/diff/diff.js");
  const { summaryOf } = await import("../../isolation/diff/summary.js");
  const diff = diffOf(before.world, after.world);
  const lines = summaryOf(diff, [before.world, after.world]);
  const { findings } = after.world;
  return {
    exitCode: [...before.world.findings, ...findings].some(({ severity }) => severity === "error") ? 1 : 0,
    json: { ...diff, ...(findings.length > 0 ? { findings } : {}) },
    text: [diffText(lines, context), ...findingsText(findings, context)].join("\n\n"),
  };
}
