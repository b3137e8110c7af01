import { describe, expect, it } from "vitest";
import { alertOn, lintTexts, told } from "./linting.js";

async function linesOf(text: string): Promise<string[]> {
  const findings = await lintTexts({ "rules.yaml": text });
  return findings
    .filter(({ severity }) => severity !== "style")
    .map(({ code, line, rule, message }) => `${code} ${line} ${rule}: ${message.en}`);
}

const bad = alertOn("rate(a_errors_total[5s]) > 1");

describe("what rules are read from", () => {
  it("PrometheusRule objects in a stream, beside others, and in lists", async () => {
    const object = (name: string) => `apiVersion: monitoring.coreos.com/v1
kind: PrometheusRule
metadata: {name: ${name}}
spec:
${bad.replaceAll("Example", name).replaceAll(/^(?=.)/gm, "  ")}`;
    const service = "apiVersion: v1\nkind: Service\nmetadata: {name: a}\n";
    const list = `apiVersion: v1\nkind: List\nitems:\n- ${object("c").replaceAll("\n", "\n  ")}`;
    const stream = [service, object("a"), object("b"), list].join("\n---\n");
    const found = await linesOf(stream);
    expect(found.map((line) => line.replace(/ \d+ /, " "))).toEqual(
      ["a", "b", "c"].map(
        (name) => `RUL024 ${name}: the range 5s of rate is shorter than two intervals of 30s`,
      ),
    );
  });

  it("the first document only of Prometheus' own files", async () => {
    expect(
      await linesOf(`${alertOn("up == 0")}---\n${alertOn("up == 0").replaceAll("xample", "ther")}`),
    ).toEqual(["RUL004 10 : Prometheus reads the first YAML document only; this one is ignored"]);
  });

  it("aliases and merged keys, of which a thousand cost no more than one", async () => {
    const text = `groups:
  - name: a
    rules:
      - &one {alert: A, expr: up == 0, labels: &l {severity: page}, annotations: {summary: s}}
      - {<<: *one, alert: B, labels: {<<: *l, team: x}}
`;
    expect(await linesOf(text)).toEqual([]);
  });

  it("refuses what an alias bomb stands for", async () => {
    const rows = [...Array(60)].map((_, index) => `  - {name: g${index}, rules: *r}`).join("\n");
    const many = [...Array(1000)].map(() => "      - {alert: A, expr: up}").join("\n");
    const text = `groups:\n  - name: g\n    rules: &r\n${many}\n${rows}\n`;
    expect((await linesOf(text)).filter((line) => line.startsWith("RUL004"))).toContainEqual(
      expect.stringContaining("more than 50000 rules"),
    );
  });

  it.each([
    ["nothing", "", "RUL005 1 : the file is empty"],
    ["a comment", "# later\n", "RUL005 1 : the file is empty"],
    ["a text", "hello", "RUL004 1 : a rule file is a mapping with the key groups"],
    ["groups that are no list", "groups: {a: b}", "RUL004 1 : groups must be a list"],
    ["a rule that is no mapping", "groups: [{name: a, rules: [up]}]", "RUL004 1 : rules[] must be a mapping"],
    [
      "a number for a name",
      "groups: [{name: a, rules: [{alert: [1], expr: up == 0}]}]",
      "RUL004 1 : alert must be a text",
    ],
    [
      "no expr",
      "groups: [{name: a, rules: [{alert: A, labels: {severity: x}}]}]",
      "RUL004 1 A: the rule has no expr",
    ],
    [
      "an odd duration",
      "groups: [{name: a, interval: soon, rules: []}]",
      "RUL004 1 : interval must be a duration",
    ],
    ["an unknown alias", "groups: *nowhere", 'RUL002 1 : YAML syntax: unidentified alias "nowhere"'],
    [
      "a Helm template",
      "{{- range .Values.rules }}\n{{- end }}\n",
      "RUL006 1 : this is a Helm template ({{- range .Values.rules }}), not a rule file",
    ],
  ])("tells %s", async (_, text, expected) => {
    expect(await linesOf(text)).toContain(expected);
  });

  it("takes templates of annotations for no Helm template", async () => {
    expect(
      await linesOf(
        alertOn("up == 0", '{{ with query "up" }}{{ . | first | value }}{{ end }} of {{ $labels.job }}'),
      ),
    ).toEqual([]);
  });
});

describe("comments that suppress findings", () => {
  it("work for the rule they stand in or before, with a reason", async () => {
    const before = bad.replace(
      "      - alert",
      "      # zhengyun:ignore RUL024 scraped every second\n      - alert",
    );
    const inside = bad.replace("> 1", "> 1 # zhengyun:ignore RUL024 scraped every second");
    const file = `# zhengyun:ignore-file RUL024, RUL021 scraped every second\n${bad}`;
    expect(await linesOf(before)).toEqual([]);
    expect(await linesOf(inside)).toEqual([]);
    expect(await linesOf(file)).toEqual(["RUL007 1 : there is no RUL021 here to suppress"]);
  });

  it("do not without a reason, nor for another rule", async () => {
    const without = bad.replace("> 1", "> 1 # zhengyun:ignore RUL024");
    expect((await linesOf(without)).map((line) => line.slice(0, 8))).toEqual(["RUL024 5", "RUL007 5"]);
    const other = `${bad}      # zhengyun:ignore RUL024 another one\n      - {alert: B, expr: up == 0, labels: {severity: x}}\n`;
    expect((await linesOf(other)).map((line) => line.slice(0, 8))).toEqual(["RUL024 5", "RUL007 9"]);
  });
});

it("tells in both languages what, where and what to do", async () => {
  expect((await lintTexts({ "a.yaml": bad })).map(told)).toEqual([
    "a.yaml:5:35 bug RUL024 Example: the range 5s of rate is shorter than two intervals of 30s (make it 2m or more; tell another interval with --scrape-interval) | rate 的范围 5s 短于两个采集间隔（每 30s 一次）（改为至少 2m；间隔不同时用 --scrape-interval 说明）",
  ]);
});
