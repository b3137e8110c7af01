import type { Case, Expectation } from "./cases.js";

/** A file as `promtool test rules` reads it. */
export interface TestFile {
  readonly rule_files: readonly string[];
  readonly evaluation_interval: string;
  readonly tests: readonly unknown[];
}

/** Cases as a file for promtool. @param ruleFiles names of the files with the rules, in the same folder */
export function testFile(ruleFiles: readonly string[], cases: readonly Case[]): TestFile {
  return { rule_files: ruleFiles, evaluation_interval: "1m", tests: cases.map(testOf) };
}

function testOf({ name, series, expectations }: Case) {
  return {
    name,
    interval: "1m",
    input_series: [...series].map(([selector, values]) => ({ series: selector, values })),
    alert_rule_test: expectations.map(expected),
  };
}

function expected({ minute, alert, firing }: Expectation) {
  return {
    eval_time: `${minute}m`,
    alertname: alert,
    exp_alerts: firing.map(({ labels, annotations }) => ({
      exp_labels: labels,
      exp_annotations: annotations,
    })),
  };
}
