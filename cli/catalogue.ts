import { driftAreas, driftRules } from "../changes/drift/rules.js";
import { allRules, areas } from "../estate/catalogue.js";
import type { Rule, Text } from "../estate/findings/rule.js";
import { isolationAreas, isolationRules } from "../isolation/catalogue.js";
import { lintAreas, lintCodes } from "../monitoring/lint/catalogue.js";
import { allReachRules, reachAreas } from "../monitoring/reach/rules.js";

/** What the letters of all codes stand for. */
export const areaNames: Readonly<Record<string, Text>> = {
  ...areas,
  ...isolationAreas,
  ...driftAreas,
  ...reachAreas,
  ...lintAreas,
};

/** Every rule that has a code, of the estate and of what it brings into being, by area and number. */
export async function everyRule(): Promise<readonly Rule<never>[]> {
  return [
    ...(await allRules()),
    ...(await isolationRules()),
    ...driftRules(),
    ...allReachRules,
    ...(await lintCodes()),
  ];
}
