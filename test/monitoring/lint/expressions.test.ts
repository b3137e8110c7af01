import { describe, expect, it } from "vitest";
import { alertOn, codesOf, lintTexts, usual } from "./linting.js";

describe("sound expressions, of which nothing is told", () => {
  it.each([
    "up == 0",
    "absent(up)",
    "vector(1) > 0 unless on () up",
    'sum by (job) (rate(a_requests_total{code=~"5.."}[5m])) / sum by (job) (rate(a_requests_total[5m])) > 0.05',
    "count by (job) (up == 0) > 0",
    "count by (job) (up == 0) / count by (job) (up) > 0.5",
    "kube_pod_info * on (namespace, pod) group_left (owner_name) kube_pod_owner > 0",
    "a * on (instance) group_left (node) max by (instance, node) (b) > 0",
    "time() - a_timestamp_seconds > 3600",
    "predict_linear(node_filesystem_avail_bytes[6h], 4 * 3600) < 0",
    "histogram_quantile(0.99, sum by (le, job) (rate(a_bucket[5m]))) > 1",
    "histogram_quantile(0.99, rate(a_seconds[5m])) > 1",
    "sum without (instance) (rate(a_errors_total[5m])) > 1",
    "(sum(rate(a_errors_total[5m])) or vector(0)) == 0",
    "max_over_time(a[5m] offset 1h) > 1 and on (instance) up == 1",
    "a_errors_total - a_errors_total offset 1h > 5",
    'label_replace(up, "node", "$1", "instance", "(.+):.*") == 0 and on (node) kube_node_info',
    "job:up:sum < 3 and ignoring (city) province:up:sum > 5",
    "-foo < -5",
    "quantile_over_time(0.9, a[1h]) > 1",
    "count(up) by (version) > 1 unless count(up) by (version) > 9",
    "rate(a_errors_total[1m]) > 0",
    "foo > bool 1 == 1",
    "sum(a) > 1 and on () hour() > 8 < 18",
    'ALERTS{alertstate="firing"}',
    "changes(process_start_time_seconds[1h]) > 3",
    "min_over_time((up == 0)[5m:30s]) == 0",
    '{__name__=~"a_.+", job="x"} > 1',
    'a{b="c"} > 1 # a comment',
    `${"# ".repeat(60)}\n${"#".repeat(120)}\na > 1`,
  ])("%s", async (expr) => {
    expect(await codesOf(expr)).toEqual([]);
  });
});

describe("faults beyond the one of each code's example", () => {
  it.each([
    ["sum(foo,", "RUL010"],
    ["sum(foo) by", "RUL010"],
    ["foo[5m] > 1", "RUL012"],
    ["1 > 2", "RUL012"],
    ["foo and 1", "RUL012"],
    ["foo + bool 1 > 2", "RUL012"],
    ["foo and on (a) group_left bar", "RUL012"],
    ["foo * on (a) group_left (a) bar > 1", "RUL012"],
    ['{a=~".*"} > 1', "RUL012"],
    ["clamp(foo, 1) > 1", "RUL012"],
    ["topk(foo, bar) > 1", "RUL012"],
    ["(sum(foo))[5m] > 1", "RUL010"],
    ['foo{a=~"b("} > 1', "RUL013"],
    ['foo{a=~"(b)\\\\1"} > 1', "RUL013"],
    ["foo @ 1600000000 > 1", "RUL014"],
    ["foo", "RUL020"],
    ["foo > bool 1", "RUL020"],
    ["foo == 1 or bar", "RUL020"],
    ["sum by (job) (a_errors_total) > 5", "RUL021"],
    ["delta(a_errors_total[5m]) > 5", "RUL022"],
    ["increase(sum(a_errors_total)[1h:]) > 5", "RUL025"],
    ["histogram_quantile(0.9, sum without (le) (rate(a_bucket[5m]))) > 1", "RUL026"],
    ["up > 1", "RUL028"],
    ["rate(a_errors_total[5m]) < 0", "RUL028"],
    ["hour() > 24", "RUL028"],
    ["absent(up) == 0", "RUL028"],
    ["sum by (job) (up == 0) > 0", "RUL028"],
    ["(foo > 5) < 3", "RUL028"],
    ['sum(rate(a_requests_total{code="500"}[5m])) / sum(rate(a_requests_total[5m])) > 5', "RUL028"],
    ['up{job="a"} and sum by (job) (foo) > 1', "RUL030"],
    ["foo > 1 unless absent(bar)", "RUL030"],
    ["sum by (a) (foo) > on (b) sum by (b) (bar)", "RUL031"],
    ["foo * on (job) group_left sum by (job, instance) (bar) > 1", "RUL032"],
    ["foo / 0 > 1", "RUL081"],
  ])("%s: %s", async (expr, code) => {
    expect(await codesOf(expr)).toContain(code);
  });
});

it("knows what recordings of the same files have lost", async () => {
  const recording =
    "groups: [{name: r, interval: 1m, rules: [{record: 'job:up:sum', expr: sum by (job) (up)}]}]";
  const findings = await lintTexts({
    "a.yaml": recording,
    "b.yaml": alertOn("job:up:sum == 0", "{{ $labels.instance }}"),
    "c.yaml": alertOn("rate(job:up:sum[90s]) > 1"),
  });
  expect(findings.map(({ file, code }) => `${file} ${code}`)).toEqual(["b.yaml RUL041", "c.yaml RUL024"]);
});

it("holds rules against a catalogue: metrics, labels, types, intervals and identity", async () => {
  const { readCatalogue } = await import("../../../monitoring/lint/facts/catalogue-file.js");
  const facts = readCatalogue(
    JSON.stringify({
      metrics: [
        { name: "gate_open", type: "gauge", labels: ["gate", "pool"], low: 0, high: 1 },
        { name: "gate_passed", type: "counter", labels: ["gate", "pool"], scrapeSeconds: 60 },
      ],
      targetLabels: ["job", "instance"],
      identityLabels: ["pool"],
    }),
  );
  if ("fault" in facts) throw new Error(facts.fault);
  const codes = (expr: string) => codesOf(expr, { ...usual, facts });
  expect(await codes("gate_opened == 1")).toEqual(["RUL070"]);
  expect(await codes('gate_open{gat="x"} == 1')).toEqual(["RUL071"]);
  expect(await codes("gate_passed > 1")).toEqual(["RUL021"]);
  expect(await codes("rate(gate_passed[1m]) > 1")).toEqual(["RUL024"]);
  expect(await codes("gate_open > 1")).toEqual(["RUL028"]);
  expect(await codes("sum by (gate) (gate_open) > 1")).toEqual(["RUL036"]);
  expect(await codes("sum by (gate, pool) (gate_open) > 1")).toEqual([]);
  expect(readCatalogue("{")).toHaveProperty("fault");
  expect(readCatalogue('{"metrics": [{"name": 1}]}')).toEqual({
    fault: expect.stringContaining("metrics.0.name"),
  });
});
