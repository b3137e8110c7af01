import { expect, test } from "vitest";
import { allDomains } from "../../../monitoring/index.js";
import { ownCatalogue } from "../../../monitoring/lint/facts/own.js";
import type { LintFinding } from "../../../monitoring/lint/finding.js";
import { ruleFile } from "../../../monitoring/rules/rule-file.js";
import { lintTexts, told } from "./linting.js";

const domains = await allDomains();

const texts = Object.fromEntries(
  domains.map((domain) => [
    `${domain.name}.yaml`,
    JSON.stringify(ruleFile(domain, ["pool", "province"]), undefined, 2),
  ]),
);
const facts = ownCatalogue();

/** Findings that are more than a matter of style, where some labels may be lost. */
async function findings(mayBeLost: readonly string[]): Promise<readonly LintFinding[]> {
  const identity = new Set([...facts.identity].filter((label) => !mayBeLost.includes(label)));
  const all = await lintTexts(texts, { facts: { ...facts, identity } });
  return all.filter(({ severity }) => severity !== "style");
}

test("Zhengyun's own rules have no bug, and nothing to warn of but identity that they merge on purpose", async () => {
  const wrong = (await findings([])).filter(({ code, rule }) => code !== "RUL036" || !acrossOf.has(rule));
  expect(wrong.map(told)).toEqual([]);
});

test("no rule loses more of its identity than its domain says", async () => {
  const lists = new Set([...acrossOf.values()].map((across) => JSON.stringify(across)));
  for (const list of lists) {
    const left = await findings(JSON.parse(list));
    expect(left.filter(({ rule }) => JSON.stringify(acrossOf.get(rule)) === list).map(told)).toEqual([]);
  }
});

/** The labels that a rule sums over; a rule file made from it has no room for comments that say so. */
const acrossOf = new Map(
  domains.flatMap(({ alerts, recordings = [] }) =>
    [...alerts, ...recordings].flatMap(({ name, across }) => (across ? [[name, across] as const] : [])),
  ),
);
