import { hash } from "node:crypto";
import { patternOf } from "../../estate/findings/pattern.js";
import type { Rule, Text } from "../../estate/findings/rule.js";
import type { Finding, Place } from "../../estate/index.js";
import type { EstateRead } from "../estate-read.js";
import type { Language } from "../language.js";
import { shownFile } from "./report.js";

/**
 * The findings about an estate in SARIF 2.1.0, the form in which code hosts and editors take them. Texts are in the
 * language asked for, with both beside them; findings that an exception accepts are there as suppressed.
 */
export function sarifLog(
  read: EstateRead,
  rules: readonly Rule<never>[],
  language: Language,
  version: string,
): object {
  const indexes = new Map(rules.map((rule, index) => [rule.code, index]));
  const result = (finding: Finding) => ({
    ruleId: finding.code,
    ruleIndex: indexes.get(finding.code) ?? -1,
    level: finding.severity,
    message: { text: `${finding.entity}: ${finding.message[language]} (${finding.hint[language]})` },
    locations: [
      {
        ...locationOf(finding, read.shownRoot),
        logicalLocations: [{ fullyQualifiedName: finding.entity }],
      },
    ],
    relatedLocations: finding.related.map((place) => locationOf(place, read.shownRoot)),
    partialFingerprints: { "finding/v1": fingerprint(finding) },
    properties: { message: finding.message, hint: finding.hint },
  });
  const driver = {
    name: "zhengyun",
    version,
    language: languageTags[language],
    rules: rules.map((rule) => descriptor(rule, language)),
  };
  return {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver },
        columnKind: "utf16CodeUnits",
        results: [
          ...read.findings.map(result),
          ...read.accepted.findings().map((finding) => ({ ...result(finding), suppressions: [suppression] })),
        ],
      },
    ],
  };
}

const languageTags: Readonly<Record<Language, string>> = { zh: "zh-CN", en: "en-US" };

const suppression = { kind: "external", status: "accepted" };

function descriptor(rule: Rule<never>, language: Language): object {
  const { messages, hints } = patternOf(rule);
  const both = ({ zh, en }: Text) => `${en}\n${zh}`;
  return {
    id: rule.code,
    shortDescription: { text: rule.title[language] },
    fullDescription: { text: both(rule.title) },
    help: {
      text: [
        both(rule.title),
        ...messages.map(both),
        ...hints.map(both),
        ...(rule.source ? [rule.source] : []),
      ].join("\n\n"),
    },
    defaultConfiguration: { level: rule.severity },
    properties: { title: rule.title, waivable: rule.waivable ?? true },
  };
}

function locationOf({ file, line, column }: Place, shownRoot: string): object {
  return {
    physicalLocation: {
      artifactLocation: { uri: encodeURI(shownFile(file, shownRoot)), uriBaseId: "%SRCROOT%" },
      region: { startLine: line, startColumn: column },
    },
  };
}

/** The same for the same finding wherever it moves in its file, so that hosts know it again. */
function fingerprint({ code, file, entity, message }: Finding): string {
  return hash("sha256", [code, file, entity, message.en].join("\n")).slice(0, 32);
}
