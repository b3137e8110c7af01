import { describe, expect, test } from "vitest";
import { UsageError } from "../../../estate/usage-error.js";
import { askUnderFailure } from "../../../isolation/question/ask.js";
import { failing } from "../../../isolation/question/failing.js";
import { type World, worldOfManifests } from "../../../isolation/world.js";
import { twoPools } from "../planes/scene.js";
import { shopFolder } from "../shop.js";

const world = (): World => worldOfManifests(shopFolder(), ["10.244.0.0/16"]);

const nothingElse = { balancers: [], addressPools: [], refusals: [], origins: {} };

/** The refusal of an element, and its hint. */
function refusal(element: string): string {
  try {
    failing({ ...world(), network: () => ({ ...nothingElse, ...twoPools() }) }, [element]);
  } catch (error) {
    if (error instanceof UsageError) return `${error.message}; ${error.hint?.en}`;
    throw error;
  }
  return "taken";
}

describe("a question under failure", () => {
  test("is answered without the policy that is missing, beside what was so before", () => {
    const { verdict, failure } = askUnderFailure(
      world(),
      "shop/web",
      "shop/db",
      ["policy:shop/db-from-web"],
      "tcp/5432",
    );
    expect({ verdict, failure }).toEqual({
      verdict: "denied",
      failure: { failed: ["policy:shop/db-from-web"], before: "allowed" },
    });
  });

  test("refuses what there is not, and tells what was meant", () => {
    expect(refusal("plane:a")).toBe("taken");
    expect(refusal("plan:a")).toBe("there is no plan:a that could fail; did you mean plane:a?");
    expect(refusal("b/p2")).toBe("there is no b/p2 that could fail; did you mean circuit:b/p2?");
    expect(refusal("policy:shop/db-from-wep")).toBe(
      "there is no policy:shop/db-from-wep that could fail; did you mean policy:shop/db-from-web?",
    );
    expect(refusal("something else")).toBe(
      "there is no something else that could fail; write plane:, site:, pool:, circuit:, pe:, nodes:, policy: and a name; zhengyun failures --json lists them all",
    );
  });
});
