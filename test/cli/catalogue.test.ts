import { expect, it } from "vitest";
import { areaNames, everyRule } from "../../cli/catalogue.js";
import { areaOf } from "../../estate/catalogue.js";

const rules = await everyRule();

it("every code is there once, in the order of areas and numbers, and its area has a name", () => {
  const order = Object.keys(areaNames);
  const ranks = rules.map(({ code }) => `${String(order.indexOf(areaOf(code))).padStart(3, "0")} ${code}`);
  expect(ranks).toEqual([...new Set(ranks)].sort());
  expect(order.filter((area) => !rules.some(({ code }) => areaOf(code) === area))).toEqual([]);
});

it("no rule about what objects permit can be waived", () => {
  const waivable = rules.filter(({ code, waivable = true }) => /^(ISO|K8S)/.test(code) && waivable);
  expect(waivable).toEqual([]);
});
