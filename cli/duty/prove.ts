import type { Estate } from "../../estate/estate.js";
import type { Finding } from "../../estate/findings/finding.js";
import { type Alert, allAlerts } from "../../monitoring/index.js";
import { noRouting, reachFindings, unknownYear } from "../../monitoring/reach/findings.js";
import { type Proof, prove } from "../../monitoring/reach/prove.js";
import { UnknownYear } from "../../monitoring/routing/alertmanager.js";
import type { Context } from "../context.js";
import { openEstate, todayIn } from "../estate-read.js";
import { refusal } from "../refusal.js";
import type { Outcome } from "../verb.js";
import { proveText } from "./prove-text.js";
import { yearTyped } from "./year.js";

/** The command line of `duty prove`. */
interface ProveInput {
  readonly estate: string | undefined;
  readonly year: string | undefined;
}

/** What `duty prove` answers; the figures are left out where nothing could be proven. */
export interface ProveAnswer extends Partial<Pick<Proof, "alerts" | "levels" | "minutes" | "questions">> {
  readonly estate: string;
  readonly year: number;
  readonly isProven: boolean;
  readonly findings: readonly Finding[];
}

export async function runProve(input: ProveInput, context: Context): Promise<Outcome> {
  const opened = await openEstate(input.estate, undefined, context);
  const { estate, shownRoot } = opened;
  // An estate of which a part could not be read proves nothing about the rest.
  if (!estate || opened.findings.length > 0) return refusal(await opened.checked(), context);
  const today = todayIn(estate.settings.timeZone, context.now());
  const year = yearTyped(input.year ?? today.slice(0, 4));
  const { proof, findings } = proven(estate, await allAlerts(), year);
  const { alerts, levels, minutes, questions } = proof ?? {};
  const figures = proof ? { alerts, levels, minutes, questions } : {};
  const answer = {
    estate: shownRoot,
    year,
    isProven: findings.length === 0,
    ...figures,
    findings,
  } as ProveAnswer;
  return { exitCode: answer.isProven ? 0 : 1, json: answer, text: proveText(answer, context) };
}

function proven(
  estate: Estate,
  alerts: readonly Alert[],
  year: number,
): { proof?: Proof; findings: readonly Finding[] } {
  if (!estate.find("routing", "routing")) return { findings: noRouting(estate) };
  try {
    const proof = prove(estate, alerts, year);
    return { proof, findings: reachFindings(estate, proof) };
  } catch (error) {
    if (error instanceof UnknownYear) return { findings: unknownYear(estate, error.year) };
    throw error;
  }
}
