import { dump } from "js-yaml";
import { describe, expect, it } from "vitest";
import type { KubernetesObject } from "../../../constructs/kubernetes-object.js";
import { byAddress, type Resource } from "../../constructs/resources-of.js";
import { estateOf } from "../estate-of.js";
import { smallProvince } from "../small-province.js";
import { synthesised } from "../synthesised.js";

const texts = await synthesised(estateOf(smallProvince));
const resources = (stack: string) => byAddress(JSON.parse(texts.get(stack) ?? "{}"));
const yaml = (value: unknown) => dump(value, { lineWidth: 110, noRefs: true, sortKeys: true });

/**
 * Without what docs/personas.md and the snapshots of the admission policies hold already: rules of roles and the
 * objects of releases, of which their names are left.
 */
function brief(all: Readonly<Record<string, Resource>>): Record<string, Resource> {
  return Object.fromEntries(
    Object.entries(all).map(([address, { rule, values, ...rest }]) => {
      if (!Array.isArray(values)) return [address, rest];
      const parsed = JSON.parse(values[0]) as { objects?: readonly KubernetesObject[] };
      const { objects } = parsed;
      if (!objects) return [address, { ...rest, values: parsed }];
      return [address, { ...rest, objects: objects.map(({ kind, metadata }) => `${kind} ${metadata.name}`) }];
    }),
  );
}

/** One tenant of each access class, small enough to read. */
const tenants = {
  A: ["230000-province-tenancy-01", "education-xueji"],
  B: ["230000-province-tenancy-01", "data-bureau-identity"],
  C: ["230000-province-tenancy-01", "culture-tickets"],
  D: ["industry-health-tenancy-00", "health-records"],
  E: ["230000-province-tenancy-00", "justice-cases"],
  F: ["230000-province-tenancy-01", "binxian-archives-reading"],
} as const;

describe("what a reviewer has seen", () => {
  it.each(Object.entries(tenants))("a tenant of access class %s", async (accessClass, [stack, namespace]) => {
    const own = Object.entries(resources(stack)).filter(([address]) =>
      new RegExp(`\\.${namespace}(_|$)`).test(address),
    );
    await expect(yaml(Object.fromEntries(own))).toMatchFileSnapshot(
      `__snapshots__/tenant-of-class-${accessClass}.yaml`,
    );
  });

  it.each([
    "230100-harbin-platform",
    "230100-harbin-extranet",
    "industry-health-platform",
    "industry-health-tenancy-00",
  ])("the stack %s", async (stack) => {
    const { "//": _, resource: __, ...around } = JSON.parse(texts.get(stack) ?? "{}");
    await expect(yaml({ ...around, resources: brief(resources(stack)) })).toMatchFileSnapshot(
      `__snapshots__/${stack}.yaml`,
    );
  });
});
