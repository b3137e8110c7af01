import { describe, expect, it } from "vitest";
import type { Estate } from "../../../estate/index.js";
import { extranetProps } from "../../../stacks/extranet/extranet-props.js";
import { type Documents, estateOf } from "../estate-of.js";
import { smallProvince } from "../small-province.js";

const propsOf = (documents: Documents, id: string) => {
  const estate: Estate = estateOf(documents);
  const pool = estate.find("pool", id);
  if (!pool) throw new Error(`no pool ${id}`);
  return extranetProps(estate, pool);
};

const bfd = { intervalMs: 50, multiplier: 3 };

describe("what a pool exchanges with the extranet", () => {
  it("is, for a city, its own AS and one set of sessions for each plane and VRF", () => {
    const everywhere = {
      vrf: "public",
      zone: "public",
      announced: ["10.23.0.0/16"],
      accepted: ["10.99.0.0/16", "10.0.0.0/16"],
      addressPools: ["education-public"],
    };
    expect(propsOf(smallProvince, "230100-harbin")).toEqual({
      asn: 4_200_230_100,
      sessions: [
        {
          plane: { id: "a", asn: 4_200_230_000, bfd },
          peers: [{ circuit: "harbin", address: "100.124.1.1" }],
          ...everywhere,
        },
        {
          plane: { id: "b", asn: 4_200_230_000, bfd },
          peers: [{ circuit: "harbin", address: "100.125.1.1" }],
          ...everywhere,
        },
      ],
      addressPools: [{ department: "education", zone: "public", addresses: ["10.23.2.0/28"] }],
    });
  });

  it("takes into a department's VRF only what other pools have in that VRF", () => {
    const sessions = propsOf(smallProvince, "230000-province")?.sessions ?? [];
    expect(
      sessions.map(({ plane, vrf, announced, accepted }) => [plane.id, vrf, announced, accepted]),
    ).toEqual(
      ["a", "b"].flatMap((plane) => [
        [plane, "health", ["10.64.0.0/20"], ["10.65.0.0/20"]],
        [plane, "public", ["10.0.0.0/16"], ["10.23.0.0/16", "10.99.0.0/16"]],
      ]),
    );
  });

  it("has a default way out in the Internet zone only, of the families it has addresses of", () => {
    const segment = (zone: string, rest: object = {}) => ({
      zone,
      vrf: zone,
      cidr4: zone === "internet" ? "10.23.128.0/18" : "10.23.0.0/17",
      planes: ["a", "b"],
      committedMbps: 1,
      ...rest,
    });
    const accepted = (rest: object) =>
      propsOf(
        {
          ...smallProvince,
          "network/segments/230100-harbin.yaml": {
            segments: { one: segment("internet", rest), two: segment("management") },
          },
        },
        "230100-harbin",
      )
        ?.sessions.filter(({ plane }) => plane.id === "a")
        .map(({ vrf, accepted }) => [vrf, accepted]);
    expect(accepted({})).toEqual([
      ["internet", ["0.0.0.0/0"]],
      ["management", []],
    ]);
    expect(accepted({ cidr6: "fd00:2301:3::/48" })).toEqual([
      ["internet", ["0.0.0.0/0", "::/0"]],
      ["management", []],
    ]);
  });

  it("follows an accepted exception: a segment that one plane announces stays off the other", () => {
    const segments = {
      both: { zone: "public", vrf: "public", cidr4: "10.23.0.0/17", planes: ["a", "b"], committedMbps: 1 },
      "only-a": { zone: "public", vrf: "public", cidr4: "10.23.128.0/17", planes: ["a"], committedMbps: 1 },
    };
    const sessions = propsOf(
      { ...smallProvince, "network/segments/230100-harbin.yaml": { segments } },
      "230100-harbin",
    )?.sessions;
    expect(sessions?.map(({ plane, announced }) => [plane.id, announced])).toEqual([
      ["a", ["10.23.0.0/17", "10.23.128.0/17"]],
      ["b", ["10.23.0.0/17"]],
    ]);
  });

  it("is nothing for a pool without circuits or without segments", () => {
    expect(propsOf(smallProvince, "industry-water")).toBeUndefined();
    expect(
      propsOf({ ...smallProvince, "network/segments/230100-harbin.yaml": { segments: {} } }, "230100-harbin"),
    ).toBeUndefined();
  });
});
