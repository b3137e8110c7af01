import { describe, expect, it } from "vitest";
import { capabilities, pool } from "../../../estate/kinds/pool.js";

const matrix = Object.fromEntries(capabilities.map((one) => [one, "yes"]));

describe("a pool's capability matrix", () => {
  it("declares every column", () => {
    expect(pool.shape.capabilities.safeParse(matrix).success).toBe(true);
    const { gpus: _, ...incomplete } = matrix;
    const refused = pool.shape.capabilities.safeParse(incomplete);
    expect(refused.error?.issues.map(({ path }) => path)).toEqual([["gpus"]]);
  });

  it("declares no other column", () => {
    const refused = pool.shape.capabilities.safeParse({ ...matrix, teleports: "yes" });
    expect(refused.success).toBe(false);
  });
});
