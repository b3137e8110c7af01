import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { poolsNamed } from "../../cli/pools.js";
import { loadEstate } from "../../estate/index.js";
import { estateWith } from "./folder-with.js";

const city = "pools/230100-city.yaml";

async function estate() {
  const sound = estateWith({});
  const observed = readFileSync(`${sound}/${city}`, "utf8").replace(
    /management: \w+/,
    "management: observed",
  );
  const { estate } = await loadEstate(estateWith({ [city]: observed }));
  if (!estate) throw new Error("the fixture is no estate");
  return estate;
}

it("means every pool that is not only observed when none is named", async () => {
  expect(poolsNamed(await estate(), []).map((pool) => pool.id)).toEqual(["230000-province"]);
});

it("means the pools that are named, each once", async () => {
  const names = ["230000-province", "230000-province"];
  expect(poolsNamed(await estate(), names).map((pool) => pool.id)).toEqual(["230000-province"]);
});

it("suggests the pool that was probably meant", async () => {
  const known = await estate();
  expect(() => poolsNamed(known, ["230000-provnce"])).toThrow(
    expect.objectContaining({
      text: { zh: "底账中没有资源池 230000-provnce", en: "there is no pool 230000-provnce in the estate" },
      hint: { zh: "是不是 230000-province？", en: "did you mean 230000-province?" },
    }),
  );
});

it("refuses a pool that is only observed", async () => {
  const known = await estate();
  expect(() => poolsNamed(known, ["230100-city"])).toThrow("pool 230100-city is only observed");
});
