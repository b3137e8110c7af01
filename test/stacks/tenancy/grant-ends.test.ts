import { describe, expect, it } from "vitest";
import { GrantEnds } from "../../../stacks/tenancy/grant-ends.js";
import { estateOf } from "../estate-of.js";
import { smallProvince } from "../small-province.js";

const ends = new GrantEnds(estateOf(smallProvince));
const words = { purpose: "登录时核验身份", approver: "wang-fang", expires: "2027-03-01" };

describe("the ends of grants", () => {
  it("name namespaces where source and target stand in one pool", () => {
    expect(ends.of("230000-province", "education/xueji")).toEqual([
      {
        grant: "g-0001",
        direction: "egress",
        peers: [{ namespace: "data-bureau-identity" }],
        ports: ["tcp/8443"],
        ...words,
      },
    ]);
  });

  it("name the target's addresses where it stands in another pool", () => {
    expect(ends.of("230100-harbin", "education/xueji")).toEqual([
      {
        grant: "g-0001",
        direction: "egress",
        peers: [{ blocks: ["10.0.1.0/28", "2001:db8:0:1::/64"] }],
        ports: ["tcp/8443"],
        ...words,
      },
    ]);
  });

  it("bring the sources of all pools together at the target, a department by its label and zones", () => {
    expect(ends.of("230000-province", "data-bureau/identity")).toEqual([
      {
        grant: "g-0001",
        direction: "ingress",
        peers: [{ namespace: "education-xueji" }, { blocks: ["10.23.2.0/28"] }],
        ports: ["tcp/8443"],
        ...words,
      },
      {
        grant: "g-0002",
        direction: "ingress",
        peers: [
          { department: "health", zones: ["management", "private", "public"] },
          { blocks: ["10.65.0.0/28", "10.99.0.0/28"] },
        ],
        ports: ["tcp/8443", "tcp/8500-8510"],
        ...words,
      },
    ]);
  });

  it("give each application of a department its own, in every pool", () => {
    const of = (pool: string, application: string) => ends.of(pool, application).map(({ peers }) => peers);
    expect([
      of("230000-province", "health/records"),
      of("industry-health", "health/records"),
      of("industry-health", "health/exams"),
    ]).toEqual([
      [[{ namespace: "data-bureau-identity" }]],
      [[{ blocks: ["10.0.1.0/28", "2001:db8:0:1::/64"] }]],
      [[{ blocks: ["10.0.1.0/28", "2001:db8:0:1::/64"] }]],
    ]);
  });

  it("are none where an exchange point lies between: no address crosses it", () => {
    expect(ends.of("230000-province", "commerce/portal")).toEqual([]);
  });

  it("are none between zones that do not route to each other, even if a grant says so", () => {
    const { "grants/g-0003.yaml": crossing, ...rest } = smallProvince;
    const { via: _, ...direct } = crossing as { via: string };
    const unsound = new GrantEnds(estateOf({ ...rest, "grants/g-0003.yaml": direct }));
    expect(unsound.of("230000-province", "commerce/portal")).toEqual([]);
    expect(unsound.of("230000-province", "data-bureau/identity").map(({ grant }) => grant)).toEqual([
      "g-0001",
      "g-0002",
    ]);
  });
});
