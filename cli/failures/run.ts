import { join } from "node:path";
import type { Context } from "../context.js";
import { out, worldOfRead } from "../reach/estate-world.js";
import type { SoundEstate } from "../refusal.js";
import type { Outcome } from "../verb.js";
import { failuresText } from "./text.js";

/**
 * What every failure does to an estate's pools.
 * @param moment when reading it began, in milliseconds
 */
export async function runFailures(
  read: SoundEstate,
  moment: number,
  withPairs: boolean,
  context: Context,
): Promise<Outcome> {
  const world = await worldOfRead(read, moment, context);
  const { synthesisedStacks } = await import("../../isolation/objects/terraform.js");
  const { extranetOf } = await import("../../isolation/planes/sessions.js");
  const { groundOf } = await import("../../isolation/planes/ground.js");
  const { failureReport, leaks } = await import("../../isolation/planes/report.js");
  const { intentOf } = await import("../../isolation/intent/intent.js");
  const objects = extranetOf(synthesisedStacks(join(read.root, out)));
  const intent = world.intent ?? intentOf(read.estate);
  const report = failureReport(objects, groundOf(read.estate), world, intent, withPairs);
  return { exitCode: leaks(report) ? 1 : 0, json: report, text: failuresText(report, context) };
}
