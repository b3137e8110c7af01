import { describe, expect, it } from "vitest";
import { zonesOf } from "../../estate/access-classes.js";
import { department, estateOf, person } from "./make-estate.js";

describe("access classes", () => {
  it.each([
    ["A", ["public"]],
    ["B", ["public", "internet"]],
    ["C", ["public", "internet"]],
    ["D", ["public", "private", "internet"]],
    ["E", ["public", "private", "internet"]],
    ["F", ["public", "internet"]],
  ] as const)("class %s reaches %j", (accessClass, zones) => {
    const one = department("education", { accessClass });
    expect(zonesOf(estateOf(one), one)).toEqual(zones);
  });

  it("leaves management and exchange to whom a technical authority works for", () => {
    const one = department("centre");
    const authority = person("p", { organisation: "centre", personas: [{ persona: "tech-authority" }] });
    expect(zonesOf(estateOf(one, authority), one)).toEqual(["public", "management", "exchange"]);
  });
});
