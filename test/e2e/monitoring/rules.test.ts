import { expect, test } from "vitest";
import { allDomains } from "../../../monitoring/index.js";
import { askPromtool } from "../../../monitoring/proving/promtool.js";
import { allSuites, filesOf } from "../../../monitoring/proving/suite.js";
import { ruleFile } from "../../../monitoring/rules/rule-file.js";
import { findBinaries } from "../cluster/binaries.js";

const { promtool } = findBinaries(["promtool"]);
const suites = await allSuites();
const domains = await allDomains();

test("every alert has cases in which it fires, is silent, and another tells when its data vanish", () => {
  const poor = suites.filter(({ cases, proven: { alert } }) => {
    const [fires, ...rest] = cases;
    const isFiring = fires?.expectations.some(({ firing }) => firing.length > 0);
    const isSilentBefore = alert.for === "0m" || fires?.expectations[0]?.firing.length === 0;
    const isTold = alert.absent === alert.name || rest.at(-1)?.name.includes("vanish");
    return !isFiring || !isSilentBefore || !isTold || rest.length === 0;
  });
  expect(poor.map(({ proven }) => proven.alert.name)).toEqual([]);
});

test("promtool reads the rules of every domain", async () => {
  const files = domains.map(
    (domain) => [`${domain.name}.yaml`, ruleFile(domain, ["pool", "province"])] as const,
  );
  expect(await askPromtool("check", new Map(files), promtool)).toEqual({ passed: true, output: "" });
});

test.for(domains.map(({ name }) => name))(
  "promtool finds the alerts of %s as their proofs say",
  async (name) => {
    const own = suites.filter(({ proven }) => proven.domain.name === name);
    expect(own.length).toBeGreaterThan(0);
    const files = new Map(own.flatMap((suite) => [...filesOf(suite)]));
    expect(await askPromtool("test", files, promtool)).toEqual({ passed: true, output: "" });
  },
);
