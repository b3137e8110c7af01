import { describe, expect, test } from "vitest";
import { checkDomain } from "../../monitoring/check/check.js";
import { allAlerts, allDomains } from "../../monitoring/index.js";
import { type PrometheusRule, ruleFile } from "../../monitoring/rules/rule-file.js";

const domains = await allDomains();
const alerts = await allAlerts();

test("no two alerts have the same name", () => {
  const names = alerts.map(({ name }) => name).sort();
  expect(names).toEqual([...new Set(names)]);
});

test("every alert says in Chinese what is wrong, what is seen, and who feels it", () => {
  const silent = alerts.filter(({ summary, description, impact }) =>
    [summary, description, impact].some((words) => !/\p{Script=Han}/u.test(words)),
  );
  expect(silent.map(({ name }) => name)).toEqual([]);
});

describe.each(domains.map((domain) => [domain.name, domain] as const))("%s", (name, domain) => {
  test("its rules read what is exported and lose no identity", () => {
    expect(checkDomain(domain, new Set(alerts.map((alert) => alert.name)))).toEqual([]);
  });

  test("its rules are as reviewed", async () => {
    const lines = ruleFile(domain, ["pool", "province"]).groups.flatMap((group) => [
      `# ${group.name}, every ${group.interval}`,
      ...group.rules.map(inShort),
      "",
    ]);
    await expect(lines.join("\n")).toMatchFileSnapshot(`__snapshots__/${name}.txt`);
  });
});

/** A rule on two lines; its words are read where they are written. */
function inShort(rule: PrometheusRule): string {
  if ("record" in rule) return `${rule.record}\n    = ${rule.expr}`;
  const { severity, team } = rule.labels;
  const kept = rule.keep_firing_for === undefined ? "" : ` kept ${rule.keep_firing_for}`;
  return `${rule.alert}  ${severity} ${team} ${rule.for}${kept}\n    ${rule.expr}`;
}
