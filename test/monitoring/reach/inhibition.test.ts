import { expect, it } from "vitest";
import { allAlerts } from "../../../monitoring/index.js";
import { inhibitionCircles } from "../../../monitoring/reach/inhibition.js";
import { inhibitions, inhibitRules } from "../../../monitoring/routing/inhibitions.js";
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
  const named = inhibitions.flatMap(({ source, target }) => [
    ...(source.alertname ?? []),
    ...(target.alertname ?? []),
  ]);
  const unknown = named.filter((name) => !all.some((alert) => alert.name === name));
  expect([named.length > 20, unknown]).toEqual([true, []]);
  expect(inhibitionCircles(all, inhibitRules())).toEqual([]);
});
