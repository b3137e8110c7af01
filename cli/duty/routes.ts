import { configText } from "../../monitoring/routing/yaml.js";
import type { Context } from "../context.js";
import { readEstate, todayIn } from "../estate-read.js";
import { isSound, refusal } from "../refusal.js";
import type { Outcome } from "../verb.js";
import { configAsked } from "./ways.js";
import { yearTyped } from "./year.js";

/** The command line of `duty routes`. */
interface RoutesInput {
  readonly estate: string | undefined;
  readonly pool: string | undefined;
  readonly year: string | undefined;
}

export async function runRoutes(input: RoutesInput, context: Context): Promise<Outcome> {
  const read = await readEstate(input.estate, undefined, context);
  if (!isSound(read)) return refusal(read, context);
  const today = todayIn(read.estate.settings.timeZone, context.now());
  const from = yearTyped(input.year ?? today.slice(0, 4));
  const { config } = configAsked(read.estate, input.pool, from);
  return { exitCode: 0, json: config, text: configText(config).trimEnd() };
}
