import type { Labels } from "../proof.js";
import type { RuleFile } from "../rules/rule-file.js";
import type { Case, Expectation } from "./case.js";

/** A file as `promtool test rules` reads it. */
export interface TestFile {
  readonly rule_files: readonly string[];
  readonly evaluation_interval: string;
  readonly group_eval_order: readonly string[];
  readonly tests: readonly unknown[];
}

/**
 * Cases as a file for promtool, which would else evaluate groups in any order, and with that see what one records
 * for another a minute late.
 * @param ruleFile the name of the file with the rules, in the same folder
 */
export function testFile(ruleFile: string, { groups }: RuleFile, cases: readonly Case[]): TestFile {
  return {
    rule_files: [ruleFile],
    evaluation_interval: "1m",
    group_eval_order: groups.map(({ name }) => name),
    tests: cases.map(testOf),
  };
}

function testOf({ name, series, expectations }: Case) {
  const isTold = ({ firing }: Expectation) => firing.every(({ annotations }) => annotations);
  return {
    name,
    interval: "1m",
    input_series: [...series].map(([selector, values]) => ({ series: selector, values })),
    alert_rule_test: expectations.filter(isTold).map(told),
    promql_expr_test: expectations.filter((one) => !isTold(one)).map(seen),
  };
}

function told({ minute, alert, firing }: Expectation) {
  return {
    eval_time: `${minute}m`,
    alertname: alert,
    exp_alerts: firing.map(({ labels, annotations }) => ({
      exp_labels: labels,
      exp_annotations: annotations,
    })),
  };
}

/** By the series that Prometheus itself keeps of what fires, which have no words. */
function seen({ minute, alert, firing }: Expectation) {
  const own = { alertname: alert, alertstate: "firing" };
  const selector = (labels: Labels) =>
    `ALERTS{${Object.entries(labels).map(([label, value]) => `${label}=${JSON.stringify(value)}`)}}`;
  return {
    expr: selector(own),
    eval_time: `${minute}m`,
    exp_samples: firing.map(({ labels }) => ({ labels: selector({ ...labels, ...own }), value: 1 })),
  };
}
