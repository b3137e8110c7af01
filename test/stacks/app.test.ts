import { describe, expect, it } from "vitest";
import { stacksOf } from "../../stacks/app.js";
import { estateOf } from "./estate-of.js";
import { smallProvince } from "./small-province.js";

describe("the stacks of an estate", () => {
  it("are those of all layers of the folder, each after what it depends on", async () => {
    const specs = await stacksOf(estateOf(smallProvince));
    const names = specs.map(({ name }) => name);
    expect(new Set(specs.map(({ layer }) => layer))).toEqual(new Set(["extranet", "platform", "tenancy"]));
    expect(names).toContain("230000-province-platform");
    for (const [index, { dependsOn }] of specs.entries()) {
      for (const name of dependsOn) expect(names.indexOf(name)).toBeLessThan(index);
      expect(names.indexOf(names[index] ?? "")).toBe(index);
    }
  });

  it("are plain JSON, so that they can be digested and sent to a thread", async () => {
    const specs = await stacksOf(estateOf(smallProvince));
    expect(JSON.parse(JSON.stringify(specs))).toEqual(specs);
    expect(structuredClone(specs)).toEqual(specs);
  });

  it("come from files that export a layer of their own name", async () => {
    const layers = new URL("synthesis/layers/", import.meta.url);
    await expect(stacksOf(estateOf(smallProvince), layers)).rejects.toThrow(
      'The layer file misnamed.ts exports no layer "misnamed".',
    );
  });
});
