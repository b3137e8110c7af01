import type { Alert } from "../index.js";
import type { Labels } from "./matchers.js";

/** An alert as far as routing asks. */
export type RoutedAlert = Pick<Alert, "name" | "severity" | "level" | "labels">;

/** The labels that an alert comes with from a pool. */
export function labelsOf({ name, labels }: RoutedAlert, pool: string | undefined): Labels {
  return { ...labels, alertname: name, ...(pool === undefined ? {} : { pool }) };
}
