import fc from "fast-check";
import { expect, it } from "vitest";
import type { Direction } from "../../../constructs/tenancy/direction.js";
import type { Peer } from "../../../constructs/tenancy/grant-policy.js";
import type { Entity, Estate } from "../../../estate/index.js";
import { passage } from "../../../estate/zones.js";
import { GrantEnds } from "../../../stacks/tenancy/grant-ends.js";
import { type Documents, estateOf } from "../estate-of.js";
import { smallProvince } from "../small-province.js";

const pools = ["230000-province", "230100-harbin", "industry-health"];
const zones = ["public", "private", "internet"] as const;
const departments = ["education", "health", "justice"];

interface Case {
  readonly placed: readonly { zone: (typeof zones)[number]; pools: readonly string[] }[];
  readonly allocated: readonly boolean[];
  readonly grants: readonly { from: number; to: number; whole: boolean }[];
}

/** Two applications a department; any zone, any pools, any addresses given or not, any grants. */
const cases: fc.Arbitrary<Case> = fc.record({
  placed: fc.array(
    fc.record({ zone: fc.constantFrom(...zones), pools: fc.subarray(pools, { minLength: 1 }) }),
    { minLength: 6, maxLength: 6 },
  ),
  allocated: fc.array(fc.boolean(), { minLength: 27, maxLength: 27 }),
  grants: fc.array(fc.record({ from: fc.nat({ max: 5 }), to: fc.nat({ max: 5 }), whole: fc.boolean() }), {
    maxLength: 6,
  }),
});

const departmentOf = (index: number) => departments[Math.floor(index / 2)] ?? "";
const applicationOf = (index: number) => `${departmentOf(index)}/a${index % 2}`;

it("a grant is made at both of its ends or at neither, whatever is placed where", () => {
  const kinds = new Set<string>();
  fc.assert(
    fc.property(cases, (one) => {
      const estate = provinceOf(one);
      const ends = new GrantEnds(estate);
      const flows = expectedFlows(estate);
      for (const flow of flows) kinds.add(kindOf(flow));
      expect(seen(estate, ends, "egress")).toEqual(flows);
      expect(seen(estate, ends, "ingress")).toEqual(flows);
    }),
    { numRuns: 200 },
  );
  // The cases did meet both sorts of paths.
  expect([...kinds].sort()).toEqual(["beside", "between pools"]);
});

function kindOf(flow: string): string {
  const [from, to] = [...flow.matchAll(/@(\S+)/g)].map(([, pool]) => pool);
  return from === to ? "beside" : "between pools";
}

/** `grant source@pool > target@pool` of every connection that a grant should open, by the words of the rule. */
function expectedFlows(estate: Estate): string[] {
  return everyPair(estate, ({ source, target, from, to }) => {
    const how = passage(source.value.zone, target.value.zone);
    if (how !== "routed" && !(how === "same-department" && source.owner === target.owner)) return false;
    if (from === to) return true;
    if (target.value.placements[from]) return false;
    return block(estate, from, source) !== undefined && block(estate, to, target) !== undefined;
  });
}

/** The same, as the ends at one side say it. */
function seen(estate: Estate, ends: GrantEnds, direction: Direction): string[] {
  return everyPair(estate, ({ grant, source, target, from, to }) => {
    const [here, there] = direction === "egress" ? [source, target] : [target, source];
    const [at, other] = direction === "egress" ? [from, to] : [to, from];
    const end = ends.of(at, here.id).find((one) => one.grant === grant.id && one.direction === direction);
    return (end?.peers ?? []).some((peer) =>
      at === other
        ? namesBeside(peer, there)
        : "blocks" in peer && peer.blocks.includes(block(estate, other, there) ?? "-"),
    );
  });
}

function namesBeside(peer: Peer, there: Entity<"application">): boolean {
  if ("namespace" in peer) return peer.namespace === there.id.replace("/", "-");
  return "department" in peer && peer.department === there.owner && peer.zones.includes(there.value.zone);
}

interface Pair {
  readonly grant: Entity<"grant">;
  readonly source: Entity<"application">;
  readonly target: Entity<"application">;
  readonly from: string;
  readonly to: string;
}

/** Every source and target of every grant, at every pair of pools, for which something holds. */
function everyPair(estate: Estate, holds: (pair: Pair) => boolean): string[] {
  return estate.all("grant").flatMap((grant) => {
    const target = estate.find("application", grant.value.to);
    const sources = estate
      .all("application")
      .filter(({ id, owner }) => id === grant.value.from || owner === grant.value.from);
    return sources.flatMap((source) => {
      if (!target || source.id === target.id) return [];
      return Object.keys(source.value.placements).flatMap((from) =>
        Object.keys(target.value.placements)
          .filter((to) => holds({ grant, source, target, from, to }))
          .map((to) => `${grant.id} ${source.id}@${from} > ${target.id}@${to}`),
      );
    });
  });
}

function block(estate: Estate, pool: string, { owner, value }: Entity<"application">): string | undefined {
  const segments = estate
    .all("segment")
    .filter((segment) => segment.owner === pool && segment.value.zone === value.zone);
  return segments
    .map((segment) => segment.value.allocations[owner]?.cidr4)
    .find((cidr) => cidr !== undefined);
}

function provinceOf({ placed, allocated, grants }: Case): Estate {
  const documents: Record<string, unknown> = {};
  const { "estate.yaml": settings, "divisions.yaml": divisions } = smallProvince;
  Object.assign(documents, { "estate.yaml": settings, "divisions.yaml": divisions });
  pools.forEach((pool, index) => {
    documents[`network/segments/${pool}.yaml`] = { segments: segmentsOf(index, allocated) };
  });
  departments.forEach((id, index) => {
    const template = smallProvince["departments/education.yaml"] as { applications: { xueji: object } };
    const applications = [0, 1].map((key) => {
      const { zone, pools: at } = placed[index * 2 + key] ?? { zone: "public", pools };
      const quota = { cpu: 1, memory: "1Gi", storage: "1Gi" };
      const placements = Object.fromEntries(at.map((pool) => [pool, { quota }]));
      return [`a${key}`, { ...template.applications.xueji, zone, placements }];
    });
    documents[`departments/${id}.yaml`] = { ...template, applications: Object.fromEntries(applications) };
  });
  grants.forEach(({ from, to, whole }, index) => {
    const source = whole ? departmentOf(from) : applicationOf(from);
    const template = smallProvince["grants/g-0001.yaml"] as object;
    documents[`grants/g-${index}.yaml`] = { ...template, from: source, to: applicationOf(to) };
  });
  return estateOf(documents as Documents);
}

/** A segment of each zone at a pool, one of each department in the private one; a block where it is allocated. */
function segmentsOf(pool: number, allocated: readonly boolean[]) {
  const segments = zones.flatMap((zone, z) =>
    departments.map((department, d) => {
      const index = pool * 9 + z * 3 + d;
      const allocations = allocated[index] ? { [department]: { cidr4: `10.${index}.0.0/28` } } : {};
      const common = {
        zone,
        vrf: "v",
        planes: ["a", "b"],
        committedMbps: 1,
        cidr4: `10.${index}.0.0/16`,
        allocations,
      };
      return [`s${index}`, zone === "private" ? { ...common, department } : common] as const;
    }),
  );
  return Object.fromEntries(segments);
}
