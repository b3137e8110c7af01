import { expect, it } from "vitest";
import { allRules, areaOf, areas } from "../../estate/catalogue.js";

const rules = await allRules();

it("every code belongs to an area that has a name", () => {
  expect(rules.map((rule) => areaOf(rule.code)).filter((area) => !(area in areas))).toEqual([]);
});

it("rules are in the order of their areas and numbers", () => {
  const order = Object.keys(areas);
  const ranks = rules.map(({ code }) => `${String(order.indexOf(areaOf(code))).padStart(2, "0")} ${code}`);
  expect(ranks).toEqual([...ranks].sort());
});

it("every rule states what holds in a sound estate, in both languages", () => {
  const untold = rules.filter(({ title }) => !/\p{Script=Han}/u.test(title.zh) || !/^[A-Z信]/.test(title.en));
  expect(untold.map((rule) => rule.code)).toEqual([]);
});

it("no area is named without a rule", () => {
  const used = new Set(rules.map((rule) => areaOf(rule.code)));
  expect(Object.keys(areas).filter((area) => !used.has(area))).toEqual([]);
});
