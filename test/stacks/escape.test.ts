import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { escapeTemplate, isTakenLiterally, templateText } from "../../stacks/escape.js";

describe("a Terraform template", () => {
  // What each template evaluates to was tried with Terraform; test/e2e/stacks/escape.test.ts tries it again.
  it.each([
    ["${a}", "$${a}"],
    ["%{ if a }", "%%{ if a }"],
    ["$${a}", "$$${a}"],
    ["$$${a}", "$$$${a}"],
    ["%%{a}", "%%%{a}"],
    ["$%{a}", "$%%{a}"],
    ["100% $ {a} $", "100% $ {a} $"],
    ["${${%{", "$${$${%%{"],
    ["", ""],
  ])("for the text %o is %o", (text, template) => {
    expect(escapeTemplate(text)).toBe(template);
    expect(templateText(template)).toBe(text);
  });

  it("stands for the text it was made from, whatever that is", () => {
    const text = fc.string({ unit: fc.constantFrom("$", "%", "{", "}", "a", "政") });
    const check = (text: string) => {
      expect(templateText(escapeTemplate(text))).toBe(text);
    };
    fc.assert(fc.property(text, check));
  });

  it.each(["${path.module}/a", "a$${b}${c}", "%{ if a }"])("%o is no text", (template) => {
    expect(templateText(template)).toBeUndefined();
  });
});

describe("Terraform takes strings literally", () => {
  it.each([
    [["terraform"], true],
    [["variable", "a", "default"], true],
    [["variable", "a", "description"], true],
    [["output", "a", "description"], true],
    [["variable", "a", "validation"], false],
    [["output", "a", "value"], false],
    [["resource"], false],
    [["provider"], false],
    [["locals"], false],
  ])("at %j: %s", (path, literally) => {
    expect(isTakenLiterally(path)).toBe(literally);
  });
});
