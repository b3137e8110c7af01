import { describe, expect, it } from "vitest";
import { managed } from "../../../constructs/keys.js";
import { loadEstate } from "../../../estate/index.js";
import { renderedPools } from "../../e2e/stacks/rendered.js";

/** By this label `kubectl apply --prune`, `drift` and `apply` know again what is ours. */
describe("everything that a pool of the example gets", () => {
  it("carries our label", async () => {
    const { estate } = await loadEstate(new URL("../../../examples/heilongjiang", import.meta.url).pathname);
    if (!estate) throw new Error("the example is not an estate");
    const pools = await renderedPools(estate);
    const bare = [...pools].flatMap(([pool, objects]) =>
      objects
        .filter(({ metadata }) =>
          Object.entries(managed).some(([key, value]) => metadata.labels?.[key] !== value),
        )
        .map(({ kind, metadata }) => `${pool}: ${kind} ${metadata.namespace ?? ""}/${metadata.name}`),
    );
    expect(pools.size).toBeGreaterThan(15);
    expect(bare).toEqual([]);
  });
});
