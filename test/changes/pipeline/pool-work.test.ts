import { expect, it } from "vitest";
import { poolWork } from "../../../changes/pipeline/pool-work.js";
import type { StackSpec } from "../../../stacks/layer.js";
import { estateOf } from "../../stacks/estate-of.js";
import { smallProvince } from "../../stacks/small-province.js";

const estate = estateOf(smallProvince);
const spec = (name: string, pool: string, ...dependsOn: string[]): StackSpec => ({
  name,
  layer: "l",
  pool,
  dependsOn,
  props: {},
});

it("is one a pool in the order of the stacks, and waits for pools whose stacks it needs", () => {
  const specs = [
    spec("city-platform", "230100-harbin"),
    spec("province-platform", "230000-province"),
    spec("province-extranet", "230000-province", "province-platform", "city-platform"),
    spec("health-platform", "industry-health", "province-extranet"),
  ];
  expect(poolWork(estate, specs, estate.all("pool"))).toEqual([
    { pool: "230100-harbin", title: "资源池", management: "terraform", after: [] },
    { pool: "230000-province", title: "资源池", management: "terraform", after: ["230100-harbin"] },
    { pool: "industry-health", title: "资源池", management: "manifests", after: ["230000-province"] },
  ]);
});
