import { describe, expect, it } from "vitest";
import { select } from "../../changes/selection.js";
import type { StackSpec } from "../../stacks/layer.js";
import { estateOf } from "../stacks/estate-of.js";
import { smallProvince } from "../stacks/small-province.js";

const estate = estateOf(smallProvince);
const spec = (name: string, pool: string): StackSpec => ({
  name,
  pool,
  layer: "x",
  dependsOn: [],
  props: {},
});
const specs = [
  spec("230000-province-platform", "230000-province"),
  spec("230000-province-tenancy-00", "230000-province"),
  spec("230100-harbin-platform", "230100-harbin"),
  spec("industry-health-platform", "industry-health"),
];

const selected = (pools: readonly string[], stacks: readonly string[] = []) => {
  const { specs: chosen, leftOut } = select(estate, specs, { pools, stacks });
  return {
    chosen: chosen.map(({ name }) => name),
    leftOut: leftOut.map(({ pool, reason }) => `${pool}: ${reason.en}`),
  };
};

const byOperator = "industry-health: its operator applies the manifests that zhengyun render writes";
const readOnly = "industry-water: it is observed only, and never changed";

describe("the stacks to plan", () => {
  it("are all that we may change; the other pools are named with the reason", () => {
    expect(selected([])).toEqual({
      chosen: ["230000-province-platform", "230000-province-tenancy-00", "230100-harbin-platform"],
      leftOut: [byOperator, readOnly],
    });
  });

  it("are those of the pools asked for, or of these names", () => {
    expect(selected(["230100-harbin"])).toEqual({ chosen: ["230100-harbin-platform"], leftOut: [] });
    expect(selected(["230100-harbin"], ["230000-province-tenancy-00"]).chosen).toEqual([
      "230000-province-tenancy-00",
      "230100-harbin-platform",
    ]);
  });

  it("are none of a pool that is not ours to change, and it says so", () => {
    expect(selected(["industry-water"])).toEqual({ chosen: [], leftOut: [readOnly] });
    expect(selected([], ["industry-health-platform"])).toEqual({ chosen: [], leftOut: [byOperator] });
  });

  it("must exist", () => {
    expect(() => selected(["230100-harbim"])).toThrow("there is no pool 230100-harbim");
    expect(() => selected([], ["230100-harbin-platfrom"])).toThrow(
      "there is no stack 230100-harbin-platfrom",
    );
  });
});
