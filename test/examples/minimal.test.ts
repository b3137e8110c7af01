import { expect, it } from "vitest";
import { checkedExample } from "./estates.js";

const { estate, findings, accepted } = await checkedExample("minimal");

it("the smallest useful estate has no findings", () => {
  expect(findings).toEqual([]);
});

it("the smallest useful estate accepts that one pool has nowhere else to keep a backup", () => {
  expect(accepted.findings().map(({ code, entity }) => `${code} ${entity}`)).toEqual([
    "DR003 application data-bureau/identity",
    "DR003 application education/xueji",
  ]);
});

it("the smallest useful estate is one pool, two departments and one grant between them", () => {
  expect(estate.all("pool").map(({ id }) => id)).toEqual(["province"]);
  expect(estate.all("department").map(({ id }) => id)).toEqual(["data-bureau", "education"]);
  expect(estate.all("grant").map(({ value }) => [value.from, value.to])).toEqual([
    ["education/xueji", "data-bureau/identity"],
  ]);
});
