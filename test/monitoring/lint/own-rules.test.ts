import { expect, test } from "vitest";
import type { Domain } from "../../../monitoring/alert.js";
import { allDomains } from "../../../monitoring/index.js";
import { ownCatalogue } from "../../../monitoring/lint/facts/own.js";
import type { LintFinding } from "../../../monitoring/lint/finding.js";
import { ruleFile } from "../../../monitoring/rules/rule-file.js";
import { lintTexts, told } from "./linting.js";

const domains = await allDomains();

test("Zhengyun's own rules have no bug, and nothing to warn of but identity that they merge on purpose", async () => {
  const files = domains.map((domain) => [
    `${domain.name}.yaml`,
    JSON.stringify(ruleFile(domain, ["pool", "province"]), undefined, 2),
  ]);
  const findings = await lintTexts(Object.fromEntries(files), { facts: ownCatalogue() });
  const wrong = findings.filter((finding) => finding.severity !== "style" && !isOnPurpose(finding));
  expect(wrong.map(told)).toEqual([]);
});

const acrossOf = new Map(domains.flatMap(across));

function across({ alerts, recordings = [] }: Domain): [string, readonly string[]][] {
  return [...alerts, ...recordings].map((rule) => [rule.name, rule.across ?? []]);
}

/** The domain says of the rule that it sums over these labels; a rule file made from it has no room for comments. */
function isOnPurpose({ code, rule, message }: LintFinding): boolean {
  const labels = message.en.split("identity labels ")[1]?.split(", ") ?? [];
  return code === "RUL036" && labels.every((label) => acrossOf.get(rule)?.includes(label));
}
