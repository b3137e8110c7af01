import { describe, expect, it } from "vitest";
import { seriesLabels } from "../../../monitoring/check/check.js";
import { secondsOf } from "../../../monitoring/check/expression.js";
import { type Alert, alertsOf, allAlerts, allDomains } from "../../../monitoring/index.js";
import { inhibitionCircles } from "../../../monitoring/reach/inhibition.js";
import { type Inhibition, inhibitions, inhibitRules } from "../../../monitoring/routing/inhibitions.js";
import { alerts } from "./scene.js";

const named = (source: string, target: string) => ({
  source: { alertname: [source] },
  target: { alertname: [target] },
  equal: ["pool"],
});

it("alerts that silence each other are found, those that one silences are not", () => {
  const oneWay = inhibitRules([named("PoolDown", "DiskFull")]);
  expect(inhibitionCircles(alerts, oneWay)).toEqual([]);
  const both = inhibitRules([named("PoolDown", "DiskFull"), named("DiskFull", "PoolDown")]);
  expect(inhibitionCircles(alerts, both)).toEqual([["PoolDown", "DiskFull"]]);
});

it("labels that must be equal must be there on both sides", () => {
  expect(inhibitRules([named("PoolDown", "DiskFull")])).toEqual([
    {
      source_matchers: ['alertname="PoolDown"', 'pool=~".+"'],
      target_matchers: ['alertname="DiskFull"', 'pool=~".+"'],
      equal: ["pool"],
    },
  ]);
});

it("inhibitions name alerts that there are, and none silences its own parent", async () => {
  const all = await allAlerts();
  const named = inhibitions.flatMap(({ source, target }) =>
    [source.alertname, target.alertname].flatMap((names) => (Array.isArray(names) ? names : [])),
  );
  const unknown = named.filter((name) => !all.some((alert) => alert.name === name));
  expect([named.length > 20, unknown]).toEqual([true, []]);
  expect(inhibitionCircles(all, inhibitRules())).toEqual([]);
});

/** An alert with the labels that its series have. */
type Labelled = Alert & { readonly series: ReadonlySet<string> };

const labelled: readonly Labelled[] = (await allDomains()).flatMap((domain) =>
  alertsOf(domain).map((alert) => ({ ...alert, series: seriesLabels(alert, domain) })),
);

function meant(names: Inhibition["source"][string] | undefined): Labelled[] {
  return labelled.filter(({ name }) =>
    names instanceof RegExp ? new RegExp(`^(?:${names.source})$`).test(name) : names?.includes(name),
  );
}

/** Every parent with every child of it, and what they must agree in. */
const families = inhibitions.flatMap(({ source, target, equal }) =>
  meant(source.alertname)
    // Of alerts that are meant by a form, those only that can speak for something.
    .filter(({ series }) => !(source.alertname instanceof RegExp) || equal.every((one) => series.has(one)))
    .flatMap((parent) => meant(target.alertname).map((child) => ({ parent, child, equal }))),
);

describe("every parent", () => {
  it("has all that it must agree in with its children, and so have they", () => {
    expect(families.length).toBeGreaterThan(50);
    const strangers = families.flatMap(({ parent, child, equal }) =>
      equal.some((label) => !parent.series.has(label) || !child.series.has(label))
        ? [`${parent.name} ${child.name} ${equal}`]
        : [],
    );
    expect(strangers).toEqual([]);
  });

  it("ends after its children, which other exporters and evaluations may see a moment longer", () => {
    const brief = families.filter(({ parent }) => secondsOf(parent.keepFiringFor ?? "0m") < 120);
    expect(brief.map(({ parent }) => parent.name)).toEqual([]);
  });

  it("fires no later than its children, and a minute before those that are evaluated apart from it", () => {
    const late = families.filter(({ parent, child }) => {
      const ahead = parent.domain === child.domain && parent.level === child.level ? 0 : 60;
      return secondsOf(parent.for) + ahead > secondsOf(child.for);
    });
    expect(late.map(({ parent, child }) => `${parent.name} ${child.name}`)).toEqual([]);
  });
});
