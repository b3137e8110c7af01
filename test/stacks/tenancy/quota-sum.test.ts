import fc from "fast-check";
import { expect, it } from "vitest";
import { hardLimits } from "../../../constructs/tenancy/quota.js";
import { layer } from "../../../stacks/layers/tenancy.js";
import { applicationProps } from "../../../stacks/tenancy/application-props.js";
import { estateOf } from "../estate-of.js";
import { smallProvince } from "../small-province.js";

const pools = ["230000-province", "230100-harbin"];
const bytes = fc
  .tuple(fc.integer({ min: 1, max: 4096 }), fc.constantFrom("Mi", "Gi", "Ti"))
  .map(([number, unit]) => `${number}${unit}`);
const quota = fc.record({
  cpu: fc.integer({ min: 1, max: 40_000 }).map((quarters) => quarters / 4),
  memory: bytes,
  storage: bytes,
  gpus: fc.nat({ max: 2000 }),
  loadBalancers: fc.nat({ max: 40 }),
});
const placements = fc.array(fc.tuple(fc.constantFrom(...pools), quota), { minLength: 1, maxLength: 12 });

it("the quotas of a pool's namespaces add up exactly to what was placed there", () => {
  fc.assert(
    fc.property(placements, (placed) => {
      const applications = placed.map(([pool, given], index) => {
        const template = smallProvince["departments/education.yaml"] as { applications: { xueji: object } };
        return [`a${index}`, { ...template.applications.xueji, placements: { [pool]: { quota: given } } }];
      });
      const estate = estateOf({
        ...smallProvince,
        "departments/education.yaml": {
          ...(smallProvince["departments/education.yaml"] as object),
          applications: Object.fromEntries(applications),
        },
      });
      const made = [...layer.specs(estate)].flatMap(({ pool, props }) =>
        props.tenants
          .filter(({ department }) => department.id === "education")
          .flatMap((tenant) => tenant.applications.map((one) => applicationProps(props.terms, tenant, one)))
          .map(({ quota: one }) => [pool, one ? hardLimits(one.amount, "gpu") : {}] as const),
      );
      for (const pool of pools) {
        const here = made.filter(([at]) => at === pool).map(([, hard]) => hard);
        const given = placed.filter(([at]) => at === pool).map(([, one]) => one);
        expect(
          sums(here, [
            "requests.cpu",
            "requests.memory",
            "limits.memory",
            "requests.storage",
            "requests.gpu",
            "services.loadbalancers",
          ]),
        ).toEqual([
          sum(given.map(({ cpu }) => `${cpu}`)),
          sum(given.map(({ memory }) => memory)),
          sum(given.map(({ memory }) => memory)),
          sum(given.map(({ storage }) => storage)),
          sum(given.map(({ gpus }) => `${gpus}`)),
          sum(given.map(({ loadBalancers }) => `${loadBalancers}`)),
        ]);
      }
    }),
    { numRuns: 60 },
  );
});

const sums = (maps: readonly Record<string, string>[], keys: readonly string[]) =>
  keys.map((key) => sum(maps.map((map) => map[key] ?? "0")));

const units: Readonly<Record<string, number>> = {
  "": 1000,
  m: 1,
  k: 1e6,
  M: 1e9,
  Mi: 1000 * 1024 ** 2,
  Gi: 1000 * 1024 ** 3,
  Ti: 1000 * 1024 ** 4,
  Pi: 1000 * 1024 ** 5,
};

/** Thousandths of the sum of Kubernetes quantities. */
function sum(quantities: readonly string[]): bigint {
  return quantities.reduce((total, text) => {
    const [, number = "", unit = ""] = /^([\d.]+)([a-zA-Z]*)$/.exec(text) ?? [];
    return total + (BigInt(Math.round(Number(number) * 1000)) * BigInt(units[unit] ?? 0)) / 1000n;
  }, 0n);
}
