import { modulesIn } from "../../estate/registry.js";
import type { Domain } from "../alert.js";
import { alertsOf, allDomains } from "../index.js";
import type { Proof } from "../proof.js";
import { type RuleFile, ruleFile } from "../rules/rule-file.js";
import type { Case, Proven } from "./case.js";
import { casesOf } from "./cases.js";
import { recordingsFor } from "./rule-reading.js";
import { testFile } from "./test-file.js";

/** All alerts with their proofs, by name. */
async function allProven(): Promise<ReadonlyMap<string, Proven>> {
  const domains = await allDomains();
  const proofs = await modulesIn<Readonly<Record<string, Proof>>>(new URL("../proofs/", import.meta.url));
  const byName = new Map(proofs.flatMap((of) => Object.entries(of ?? {})));
  return new Map(
    domains.flatMap((domain) =>
      alertsOf(domain).map((alert) => {
        const proof = byName.get(alert.name);
        if (!proof) throw new Error(`the alert ${alert.name} has no proof`);
        return [alert.name, { alert, domain, proof }];
      }),
    ),
  );
}

/** What promtool is given for one alert: no more rules than it needs, because every case evaluates every rule. */
export interface Suite {
  readonly proven: Proven;
  readonly cases: readonly Case[];
  readonly rules: RuleFile;
}

/** A suite for each alert, in their order. */
export async function allSuites(): Promise<readonly Suite[]> {
  const proven = await allProven();
  return [...proven.values()].map((one) => suiteOf(one, proven));
}

/** The suite of one alert. @param proven all alerts, for the one that tells when its data vanish */
function suiteOf(one: Proven, proven: ReadonlyMap<string, Proven>): Suite {
  const { alert } = one;
  const absent = alert.absent === alert.name ? undefined : proven.get(alert.absent);
  const needed = absent ? [one, absent] : [one];
  const domains = [...new Set(needed.map(({ domain }) => domain))];
  const names = new Set(needed.map((each) => each.alert.name));
  const groups = domains.flatMap((domain) => ruleFile(partOf(domain, names), ["pool", "province"]).groups);
  return { proven: one, cases: casesOf(one, absent), rules: { groups } };
}

/** A domain with some of its alerts, and with what is recorded for them. */
function partOf(domain: Domain, names: ReadonlySet<string>): Domain {
  const alerts = domain.alerts.filter(({ name }) => names.has(name));
  return { ...domain, alerts, recordings: recordingsFor(alerts, domain) };
}

/** The files of a suite by their names; the one with the tests is `<alert>_test.yaml`. */
export function filesOf({ proven, cases, rules }: Suite): ReadonlyMap<string, object> {
  const { name } = proven.alert;
  const ruleName = `${name}.rules.yaml`;
  return new Map<string, object>([
    [ruleName, rules],
    [`${name}_test.yaml`, testFile(ruleName, rules, cases)],
  ]);
}
