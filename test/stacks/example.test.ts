import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { loadEstate } from "../../estate/index.js";
import { isReserved } from "../../estate/names.js";
import { renderStack } from "../../stacks/render/render-stack.js";
import { addressList, synthesised } from "./synthesised.js";

const { estate } = await loadEstate(join(import.meta.dirname, "../../examples/heilongjiang"));
if (!estate) throw new Error("the example is not an estate");
const texts = await synthesised(estate);

describe("the whole province", () => {
  it("has these addresses; a change here destroys things, so it is made on purpose with npm run golden", async () => {
    await expect(addressList(texts)).toMatchFileSnapshot("heilongjiang.golden.txt");
  });

  it("makes every namespace that an application is placed for, and no other", () => {
    const placed = estate.all("application").flatMap(({ id, value }) =>
      Object.keys(value.placements)
        .filter((pool) => estate.find("pool", pool)?.value.management !== "observed")
        .map((pool) => `${pool} ${id.replace("/", "-")}`),
    );
    const made = [...texts].flatMap(([stack, text]) =>
      renderStack(text)
        .filter(({ kind, metadata }) => kind === "Namespace" && !isReserved(metadata.name))
        .map(({ metadata }) => `${stack.replace(/-tenancy-\d\d$/, "")} ${metadata.name}`),
    );
    expect(made.sort()).toEqual(placed.sort());
  });

  it("binds nobody of whom a plan could not say who it is", () => {
    const kinds = [...texts.values()]
      .flatMap((text) => renderStack(text))
      .flatMap(({ subjects = [] }) => subjects as readonly { readonly kind: string }[])
      .map(({ kind }) => kind);
    expect([...new Set(kinds)].sort()).toEqual(["Group", "User"]);
  });

  it("opens no path that no grant names", () => {
    const grants = new Set(estate.all("grant").map(({ id }) => id));
    const unnamed = [...texts.values()]
      .flatMap((text) => renderStack(text))
      .filter(({ kind, metadata }) => kind === "NetworkPolicy" && !builtIn.has(metadata.name))
      .filter(({ metadata }) => !isReserved(metadata.namespace ?? ""))
      .filter(({ metadata }) => !grants.has(metadata.labels?.["zhengyun.io/grant"] ?? ""));
    expect(unnamed).toEqual([]);
  });
});

const builtIn = new Set([
  "default-deny",
  "dns-egress",
  "same-application",
  "metrics-ingress",
  "metrics-door-egress",
]);
