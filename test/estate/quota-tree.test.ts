import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Entity } from "../../estate/entity.js";
import { overdrafts, sumOf, topShares } from "../../estate/quota-tree.js";
import type { Resources } from "../../estate/schema.js";
import { application, department, division, entity, estateOf } from "./make-estate.js";

const pools = ["p1", "p2"].map((id) => entity("pool", id, {} as Entity<"pool">["value"]));

const quota = fc.record({
  cpu: fc.integer({ min: 1, max: 60 }).map((quarters) => quarters / 4),
  memory: fc.integer({ min: 1, max: 2000 }).map((size) => `${size}Mi`),
  storage: fc.integer({ min: 1, max: 20 }).map((size) => `${size}Gi`),
  gpus: fc.nat({ max: 3 }),
  loadBalancers: fc.nat({ max: 3 }),
}) satisfies fc.Arbitrary<Resources>;

const byPool = fc.dictionary(fc.constantFrom("p1", "p2"), quota, { maxKeys: 2, noNullPrototype: true });

/** A province with two cities, departments of any of them, units under departments and applications of both. */
const organisation = fc
  .record({
    divisions: fc.tuple(byPool, byPool, byPool),
    departments: fc.array(fc.record({ of: fc.nat({ max: 2 }), quota: byPool }), {
      minLength: 1,
      maxLength: 5,
    }),
    units: fc.array(fc.record({ of: fc.nat({ max: 4 }), quota: byPool }), { maxLength: 4 }),
    applications: fc.array(fc.record({ of: fc.nat({ max: 8 }), quota: byPool }), { maxLength: 8 }),
  })
  .map(entitiesOf);

const codes = ["230000", "230100", "230200"] as const;

function entitiesOf({ divisions, departments, units, applications }: Drawn): Entity[] {
  const owners = [...departments.map((_, index) => `d${index}`), ...units.map((_, index) => `u${index}`)];
  const parent = (index: number) => `d${index % departments.length}`;
  return [
    ...codes.map((code, index) =>
      division(code, {
        ...(index === 0 ? { level: "province" } : { level: "city", parent: codes[0] }),
        quota: divisions[index] ?? {},
      }),
    ),
    ...departments.map(({ of, quota }, index) =>
      department(`d${index}`, { division: codes[of] ?? codes[0], quota }),
    ),
    ...units.map(({ of, quota }, index) =>
      department(`u${index}`, { level: "unit", parent: parent(of), quota }),
    ),
    ...applications.map(({ of, quota }, index) =>
      application(`${owners[of % owners.length]}/a${index}`, {
        placements: Object.fromEntries(Object.entries(quota).map(([pool, one]) => [pool, { quota: one }])),
      }),
    ),
  ];
}

type Quotas = Record<string, Resources>;
interface Drawn {
  readonly divisions: readonly [Quotas, Quotas, Quotas];
  readonly departments: readonly { readonly of: number; readonly quota: Quotas }[];
  readonly units: readonly { readonly of: number; readonly quota: Quotas }[];
  readonly applications: readonly { readonly of: number; readonly quota: Quotas }[];
}

/** What is told of an organisation, as plain data. */
function told(entities: readonly Entity[]) {
  return overdrafts(estateOf(...pools, ...entities)).map(({ holder, pool, isDeclared, short, shares }) => ({
    holder: `${holder.kind} ${holder.id}`,
    pool,
    isDeclared,
    short,
    shares: shares.map(({ entity }) => `${entity.kind} ${entity.id}`),
  }));
}

describe("the quota tree", () => {
  it("says the same in whatever order entities come", () => {
    const shuffled = organisation.chain((entities) =>
      fc.tuple(fc.constant(entities), fc.shuffledSubarray(entities, { minLength: entities.length })),
    );
    fc.assert(
      fc.property(shuffled, ([entities, others]) => {
        expect(byKey(told(others))).toEqual(byKey(told(entities)));
      }),
    );
  });

  it("tells of exactly the resources of which children were given more than their parent", () => {
    fc.assert(
      fc.property(organisation, (entities) => {
        const short = told(entities).flatMap(({ holder, pool, short }) =>
          short.map(({ resource, asked, given }) => `${holder} ${pool} ${resource} ${asked} ${given}`),
        );
        expect(short.sort()).toEqual(naive(entities).sort());
      }),
    );
  });

  it("counts a unit under its department only, and a department under its division only", () => {
    const entities = [
      division("230000", { level: "province", quota: { p1: resources(8) } }),
      department("above", { quota: { p1: resources(8) } }),
      department("below", { level: "unit", parent: "above", quota: { p1: resources(8) } }),
    ];
    expect(told(entities)).toEqual([]);
  });

  it("takes a quota that is not declared for none", () => {
    const entities = [
      department("above"),
      application("above/one", { placements: { p1: { quota: resources(2) } } }),
    ];
    expect(told(entities)).toEqual([
      {
        holder: "department above",
        pool: "p1",
        isDeclared: false,
        short: [
          { resource: "cpu", asked: 8, given: 0 },
          { resource: "memory", asked: 1024, given: 0 },
          { resource: "storage", asked: 1024, given: 0 },
        ],
        shares: ["application above/one"],
      },
    ]);
  });

  it("leaves pools alone that are not declared, which is told elsewhere", () => {
    const entities = [
      department("above"),
      application("above/one", { placements: { p9: { quota: resources(2) } } }),
    ];
    expect(told(entities)).toEqual([]);
  });

  it("adds up what the top of the tree was given", () => {
    const estate = estateOf(
      division("230000", { level: "province", quota: { p1: resources(8), p2: resources(1.25) } }),
      division("230100", { parent: "230000", quota: { p1: resources(4) } }),
    );
    const sums = [...topShares(estate)].map(([pool, shares]) => [pool, sumOf(shares).cpu]);
    expect(sums).toEqual([
      ["p1", 32],
      ["p2", 5],
    ]);
  });
});

function resources(cpu: number): Resources {
  return { cpu, memory: "1Gi", storage: "1Gi", gpus: 0, loadBalancers: 0 };
}

function byKey(list: ReturnType<typeof told>) {
  return list.sort((a, b) => (`${a.holder} ${a.pool}` < `${b.holder} ${b.pool}` ? -1 : 1));
}

/** The rule once more, word for word: every pair of a holder and a pool, every entity looked at for each. */
function naive(entities: readonly Entity[]): string[] {
  const holders = entities.filter((one) => one.kind === "division" || one.kind === "department");
  return holders.flatMap((holder) =>
    ["p1", "p2"].flatMap((pool) => {
      const children = entities.filter((one) => parentOf(one) === `${holder.kind} ${holder.id}`);
      const own = quotaOf(holder, pool);
      return [
        ["cpu", (one: Resources) => one.cpu * 4] as const,
        ["memory", (one: Resources) => Number(one.memory.replace("Mi", ""))] as const,
        ["storage", (one: Resources) => Number(one.storage.replace("Gi", "")) * 1024] as const,
        ["gpus", (one: Resources) => one.gpus] as const,
        ["loadBalancers", (one: Resources) => one.loadBalancers] as const,
      ].flatMap(([resource, amount]) => {
        const given = own ? amount(own) : 0;
        const asked = children
          .map((child) => quotaOf(child, pool))
          .reduce((sum, one) => sum + (one ? amount(one) : 0), 0);
        return asked > given ? [`${holder.kind} ${holder.id} ${pool} ${resource} ${asked} ${given}`] : [];
      });
    }),
  );
}

function quotaOf({ value }: Entity, pool: string): Resources | undefined {
  if ("placements" in value) return value.placements[pool]?.quota;
  return "quota" in value ? value.quota[pool] : undefined;
}

function parentOf({ kind, owner, value }: Entity): string {
  if (kind === "application") return `department ${owner}`;
  const { level, parent, division: code } = value as Entity<"department">["value"];
  if (kind === "division") return `division ${parent}`;
  return level === "unit" ? `department ${parent}` : `division ${code}`;
}
