import sarifSchema from "@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json" with { type: "json" };
import { Ajv } from "ajv";
import { expect, it } from "vitest";
import { everyRule } from "../../../cli/catalogue.js";
import { sarifLog } from "../../../cli/formats/sarif.js";
import { unsound } from "./read.js";

const rules = await everyRule();
// Written in draft 4, of which it uses nothing but the words that later drafts share.
const { $schema: _draft, id: _id, ...schema } = sarifSchema;
const isSarif = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(schema);

/** The parts of a log that this test looks at. */
interface Log {
  runs: [
    { tool: { driver: { language: string; rules: { id: string }[] } }; results: Record<string, unknown>[] },
  ];
}

it.each(["zh", "en"] as const)("gives findings as SARIF that its schema accepts, in %s", (language) => {
  const log = sarifLog(unsound, rules, language, "1.2.3");
  isSarif(log);
  expect(isSarif.errors ?? []).toEqual([]);
});

it("is not fooled by its own judge: a log without a level's word is refused", () => {
  const log = JSON.stringify(sarifLog(unsound, rules, "en", "1.2.3")).replaceAll(
    '"level":"error"',
    '"level":"fatal"',
  );
  expect(isSarif(JSON.parse(log))).toBe(false);
});

it("says where, what and which rule, and marks what is accepted", () => {
  const { runs } = sarifLog(unsound, rules, "en", "1.2.3") as Log;
  const [{ tool, results }] = runs;
  expect(tool.driver.rules.map((rule) => rule.id)).toEqual(rules.map((rule) => rule.code));
  const ruleIndex = rules.findIndex((rule) => rule.code === "NET012");
  expect(results[0]).toEqual({
    ruleId: "NET012",
    ruleIndex,
    level: "error",
    message: {
      text: "segment harbin-public: 10.23.0.0/16 overlaps jixi-public of pool 230300-jixi (10.23.0.0/17) (take a free network of the address plan)",
    },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: "province/network/segments/230100-harbin.yaml", uriBaseId: "%SRCROOT%" },
          region: { startLine: 14, startColumn: 9 },
        },
        logicalLocations: [{ fullyQualifiedName: "segment harbin-public" }],
      },
    ],
    relatedLocations: [
      {
        physicalLocation: {
          artifactLocation: { uri: "province/network/segments/230300-jixi.yaml", uriBaseId: "%SRCROOT%" },
          region: { startLine: 5, startColumn: 12 },
        },
      },
    ],
    partialFingerprints: { "finding/v1": "ac3c699f647e754d85cadc864849ae5d" },
    properties: { message: unsound.findings[0]?.message, hint: unsound.findings[0]?.hint },
  });
  expect(results.map(({ ruleId, suppressions }) => [ruleId, suppressions])).toEqual([
    ["NET012", undefined],
    ["EST019", undefined],
    ["NET012", [{ kind: "external", status: "accepted" }]],
  ]);
  expect(results[2]?.partialFingerprints).toEqual(results[0]?.partialFingerprints);
});

it("escapes file names for addresses", () => {
  const log = JSON.stringify(sarifLog(unsound, rules, "zh", "1.2.3"));
  expect(log).toContain('"uri":"province/pools/%E5%A4%87%E5%BF%98.txt"');
});
