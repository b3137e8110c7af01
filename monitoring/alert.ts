import type { Text } from "../estate/findings/rule.js";
import type { MetricName } from "./catalogue/index.js";
import type { PanelRef } from "./panels.js";

/** How soon somebody must act: at night, on the next working day, when they look; `none` is the heartbeat. */
export type Severity = "critical" | "warning" | "info" | "none";

/** Who is told. Each is a rota of the estate. */
export type Team = "platform" | "network" | "security";

/** A time as Prometheus writes it. */
export type Duration = `${number}${"s" | "m" | "h" | "d"}`;

/** Where a rule is evaluated: in each pool over its own metrics, or at the province over all that pools send up. */
export type Level = "pool" | "province";

/** An alert as it is declared. Words are Chinese, in Prometheus' template language. */
export interface AlertProps<Name extends string = string> {
  /** `<Object><Symptom>`, which is also the name of its runbook. */
  readonly name: Name;
  readonly severity: Severity;
  readonly team: Team;
  /** @default "pool" */
  readonly level?: Level;
  /** A filter: what it returns is wrong, and each thing that is wrong is one series. */
  readonly expr: string;
  /** How long it must be wrong before anybody is told. */
  readonly for: Duration;
  /** How long it still speaks for others when it is over, so that it ends after what it speaks for. @default - no time */
  readonly keepFiringFor?: Duration;
  /** The metric that shows it best; its panel draws it. */
  readonly metric: MetricName;
  /**
   * The alert that tells when the data this one needs have vanished; its own name where it is about absence, or
   * where it compares with what the estate says there must be.
   */
  readonly absent: string;
  readonly panel: PanelRef;
  /** Identity labels that it sums over on purpose. @default - none */
  readonly across?: readonly string[];
  readonly summary: string;
  readonly description: string;
  /** Who feels it, and how. */
  readonly impact: string;
}

/** A series that is computed beforehand because several rules need it, or because it is sent to the province. */
export interface Recording {
  /** `level:metric:operation`. */
  readonly name: string;
  readonly level?: Level;
  readonly expr: string;
  /** Identity labels that it sums over on purpose. @default - none */
  readonly across?: readonly string[];
}

/** Alerts of one subject. One file in `domains/` each, its proofs in the file of the same name in `proofs/`. */
export interface Domain<Name extends string = string> {
  /** The file's name, and the value of the label `domain`. */
  readonly name: string;
  readonly title: Text;
  readonly recordings?: readonly Recording[];
  readonly alerts: readonly AlertProps<Name>[];
}

/** States a domain; the identity function, for the types. */
export function defineDomain<const Name extends string>(domain: Domain<Name>): Domain<Name> {
  return domain;
}
