import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { StackSpec } from "../../stacks/layer.js";
import { inOrder } from "../../stacks/order.js";

const spec = (name: string, ...dependsOn: string[]): StackSpec => ({
  name,
  layer: "test",
  pool: "harbin",
  dependsOn,
  props: {},
});
const names = (specs: readonly StackSpec[]) => specs.map(({ name }) => name);

describe("the order of stacks", () => {
  it("puts each after those it depends on, and the rest by name", () => {
    const specs = [spec("a", "z"), spec("c"), spec("z", "y"), spec("y"), spec("b")];
    expect(names(inOrder(specs))).toEqual(["y", "z", "a", "b", "c"]);
  });

  it("does not depend on the order it is given", () => {
    const specs = [spec("a", "z"), spec("b", "a"), spec("z"), spec("m", "a", "z")];
    const shuffled = fc.shuffledSubarray(specs, { minLength: specs.length });
    const check = (other: StackSpec[]) => {
      expect(names(inOrder(other))).toEqual(["z", "a", "b", "m"]);
    };
    fc.assert(fc.property(shuffled, check));
  });

  it("refuses two stacks of one name", () => {
    expect(() => inOrder([spec("a"), { ...spec("a"), layer: "other" }])).toThrow(
      "Two stacks are named a, of the layers test and other.",
    );
  });

  it("refuses a stack that waits for one that is not there", () => {
    expect(() => inOrder([spec("a", "b")])).toThrow("The stack a depends on b, which no layer has.");
  });

  it("refuses stacks that wait for each other, and shows the circle", () => {
    expect(() => inOrder([spec("a", "b"), spec("b", "c"), spec("c", "b")])).toThrow(
      "Stacks wait for each other: a → b → c → b.",
    );
  });

  it.each(["", "A", "a_b", "-a", "a-", "../a", "a/b", "政", "a".repeat(64)])(
    "refuses the name %o",
    (name) => {
      expect(() => inOrder([spec(name)])).toThrow(`"${name}" (layer test) is no stack name`);
    },
  );
});
