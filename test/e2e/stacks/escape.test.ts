import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { TerraformOutput } from "cdktf";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { expression } from "../../../stacks/expression.js";
import { json, type Make, withFolder } from "../../stacks/in-stack.js";
import { findOnPath } from "../../toolchain/find.js";

const terraform = findOnPath("terraform") ?? findOnPath("tofu");

/** What Terraform makes of the outputs of a stack. Providers are left out: nothing is to be installed. */
function evaluate(make: Make): Record<string, unknown> {
  return withFolder((folder) => {
    const { output } = json(make);
    writeFileSync(join(folder, "main.tf.json"), JSON.stringify({ output }));
    const run = (...args: string[]) => execFileSync(terraform ?? "", args, { cwd: folder, encoding: "utf8" });
    run("init", "-input=false", "-no-color");
    run("apply", "-auto-approve", "-input=false", "-no-color");
    const told: Record<string, { readonly value: unknown }> = JSON.parse(run("output", "-json"));
    return Object.fromEntries(Object.entries(told).map(([name, { value }]) => [name, value]));
  });
}

/** Text made of what means something to Terraform, one seed so that a failure can be looked at again. */
const texts = fc.sample(
  fc.string({ unit: fc.constantFrom("$", "%", "{", "}", '"', "\\", "a", "政", "\n") }),
  {
    seed: 230000,
    numRuns: 400,
  },
);

describe.skipIf(terraform === undefined)("Terraform (left out without terraform or tofu) evaluates", () => {
  it("our text, as a value and as a key, to exactly that text", () => {
    const values = evaluate((stack) => {
      new TerraformOutput(stack, "values", { value: texts });
      new TerraformOutput(stack, "keys", { value: Object.fromEntries(texts.map((text) => [text, 1])) });
    });
    expect(values.values).toEqual(texts);
    expect(values.keys).toEqual(Object.fromEntries(texts.map((text) => [text, 1])));
  });

  it("a reference to what it refers to, whatever text stands around it", () => {
    const module = expression("path.module");
    const { values } = evaluate((stack) => {
      const value = texts.map((text, index) => `${text}${module}${texts[texts.length - 1 - index]}`);
      new TerraformOutput(stack, "values", { value });
    });
    expect(values).toEqual(texts.map((text, index) => `${text}.${texts[texts.length - 1 - index]}`));
  });
});
