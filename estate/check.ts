import { join } from "node:path";
import { type At, allChecks, type Breach, type CheckContext, findingKey, subjectOf } from "./checks.js";
import type { Estate } from "./estate.js";
import { byPlace, type Finding, type Place } from "./findings/finding.js";
import { makeFinding } from "./findings/make.js";
import type { Rule } from "./findings/rule.js";
import { placeOf } from "./source/place.js";
import { readText } from "./source/read.js";
import { sourceRules } from "./source/rules.js";

/** What the checks found: what is wrong, and what an exception accepts for now. */
export interface Checked {
  readonly findings: readonly Finding[];
  readonly accepted: Accepted;
}

/** Findings that an exception in force accepts. Where they stand is looked up when somebody asks for them. */
export interface Accepted {
  readonly count: number;
  findings(): readonly Finding[];
}

/**
 * Runs every check over an estate, then the reviews of what they found. Findings that an exception in force names
 * are set apart.
 */
export async function checkEstate(estate: Estate, context: CheckContext): Promise<Checked> {
  const checks = await allChecks();
  const found: Told[] = [];
  for (const check of checks) {
    if (!("find" in check)) continue;
    for (const one of told(check, check.find(estate, context))) found.push(one);
    await breath();
  }
  const review = {
    ...context,
    found: new Set(found.map(({ rule, breach }) => findingKey(rule.code, subjectOf(breach)))),
    rules: new Map(
      [...Object.values(sourceRules), ...checks].map((rule) => [rule.code, rule as Rule<never>]),
    ),
  };
  const reviewed = checks.flatMap((check) =>
    "review" in check ? told(check, check.review(estate, review)) : [],
  );
  return sorted(estate, [...found, ...reviewed], context);
}

/** Lets others have this thread for a moment: in a large estate the checks take a second. */
function breath(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** A rule and one breach of it. */
export interface Told {
  readonly rule: Rule<unknown>;
  readonly breach: Breach<unknown>;
}

/** The findings of rules that other rooms keep about an estate, in the order of their places. */
export function findingsOf(estate: Estate, told: readonly Told[]): Finding[] {
  const places = new Places(estate.root);
  return told.map(({ rule, breach }) => findingOf(rule, breach, places)).sort(byPlace);
}

function told(rule: Rule<unknown>, breaches: Iterable<Breach<unknown>>): Told[] {
  return Array.from(breaches, (breach) => ({ rule, breach }));
}

function sorted(estate: Estate, found: readonly Told[], context: CheckContext): Checked {
  const excepted = exceptions(estate, context);
  const isAccepted = ({ rule, breach }: Told) =>
    rule.waivable !== false && excepted.has(findingKey(rule.code, subjectOf(breach)));
  const accepted = found.filter(isAccepted);
  return {
    findings: findingsOf(
      estate,
      found.filter((one) => !isAccepted(one)),
    ),
    accepted: { count: accepted.length, findings: () => findingsOf(estate, accepted) },
  };
}

function findingOf(rule: Rule<unknown>, breach: Breach<unknown>, places: Places): Finding {
  const related = (breach.related ?? []).map((one) => places.of(one));
  return makeFinding(rule, breach.params, subjectOf(breach), places.of(breach.at), related);
}

/** The keys of what an exception accepts today. */
function exceptions(estate: Estate, { today }: CheckContext): ReadonlySet<string> {
  const inForce = estate
    .all("exception")
    .filter(({ value }) => value.approved <= today && today < value.expires);
  return new Set(inForce.map(({ value }) => findingKey(value.code, value.entity)));
}

/** Looks places up in the estate's files, reading each at most once. */
class Places {
  readonly #texts = new Map<string, string>();

  constructor(private readonly root: string) {}

  of({ entity, path = [], side = "value" }: At): Place {
    return { file: entity.file, ...placeOf(this.#text(entity.file), [...entity.path, ...path], side) };
  }

  #text(file: string): string {
    const text = this.#texts.get(file) ?? readText(join(this.root, file)).text;
    this.#texts.set(file, text);
    return text;
  }
}
