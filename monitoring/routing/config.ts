/**
 * An Alertmanager configuration as data: the part of it that we write. Keys are Alertmanager's own, so that it is
 * written out as it stands.
 */
export interface AlertmanagerConfig {
  readonly global: Readonly<Record<string, unknown>>;
  readonly route: Route;
  readonly inhibit_rules: readonly InhibitRule[];
  readonly receivers: readonly AlertmanagerReceiver[];
  readonly time_intervals: readonly NamedInterval[];
}

/** A node of the routing tree; the root has neither matchers nor intervals. */
export interface Route {
  readonly receiver: string;
  readonly matchers?: readonly string[];
  readonly continue?: boolean;
  readonly group_by?: readonly string[];
  readonly group_wait?: string;
  readonly group_interval?: string;
  readonly repeat_interval?: string;
  readonly active_time_intervals?: readonly string[];
  readonly mute_time_intervals?: readonly string[];
  readonly routes?: readonly Route[];
}

export interface InhibitRule {
  readonly source_matchers: readonly string[];
  readonly target_matchers: readonly string[];
  readonly equal: readonly string[];
}

export interface AlertmanagerReceiver {
  readonly name: string;
  readonly webhook_configs?: readonly Readonly<Record<string, unknown>>[];
  readonly email_configs?: readonly Readonly<Record<string, unknown>>[];
}

export interface NamedInterval {
  readonly name: string;
  readonly time_intervals: readonly TimeInterval[];
}

/** All that is named must hold; of each list, one. Ends of times are not among them, other ends are. */
export interface TimeInterval {
  readonly times?: readonly { readonly start_time: string; readonly end_time: string }[];
  readonly weekdays?: readonly string[];
  readonly days_of_month?: readonly string[];
  readonly months?: readonly string[];
  readonly years?: readonly string[];
  readonly location?: string;
}
