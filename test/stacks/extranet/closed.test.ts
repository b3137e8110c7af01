import { describe, expect, it } from "vitest";
import { addressPool } from "../../../constructs/network/address-pool.js";
import { bgpAdvertisement } from "../../../constructs/network/bgp-advertisement.js";
import { frrK8sValues } from "../../../constructs/network/frr-k8s-values.js";
import type { Sessions } from "../../../constructs/network/sessions.js";
import { extranetOf, type Resource } from "../../../isolation/planes/sessions.js";
import { estateOf } from "../estate-of.js";
import { smallProvince } from "../small-province.js";
import { synthesised } from "../synthesised.js";

const estate = estateOf(smallProvince);
const stacks = [...(await synthesised(estate))]
  .filter(([name]) => name.endsWith("-extranet"))
  .map(([name, text]) => ({ file: name, pool: name.replace(/-extranet$/, ""), text }));
const resources = extranetOf(stacks).flatMap((one) => one.resources);
const specs = (kind: string) => resources.filter((one) => one.kind === kind).map(({ spec = {} }) => spec);

/** The names of what upstream would take for "all". */
const empty = (spec: Resource["spec"], ...keys: string[]) =>
  keys.filter((key) => {
    const value = spec?.[key];
    return value === undefined || Object.values(value as object).length === 0;
  });

describe("what upstream leaves open where nothing is said, in what a province gets", () => {
  it("is there to be looked at", () => {
    const kinds = new Set(resources.map(({ kind }) => kind));
    for (const kind of ["FRRConfiguration", "BGPPeer", "BGPAdvertisement", "IPAddressPool"])
      expect(kinds).toContain(kind);
  });

  it("is named: peers, pools and nodes of an advertisement, nodes and VRF of a peer, nodes of routers", () => {
    expect(
      specs("BGPAdvertisement").flatMap((spec) => empty(spec, "ipAddressPools", "peers", "nodeSelectors")),
    ).toEqual([]);
    expect(specs("BGPPeer").flatMap((spec) => empty(spec, "nodeSelectors", "vrf", "bfdProfile"))).toEqual([]);
    expect(specs("FRRConfiguration").flatMap((spec) => empty(spec, "nodeSelector"))).toEqual([]);
  });

  it("is said of address pools: none is given unasked, and to whose services", () => {
    for (const { autoAssign, serviceAllocation } of specs("IPAddressPool")) {
      expect(autoAssign).toBe(false);
      expect(empty(serviceAllocation as Resource["spec"], "namespaceSelectors")).toEqual([]);
    }
  });

  it("is filtered, both ways, at every neighbour", () => {
    const filters = JSON.stringify(specs("FRRConfiguration")).match(/"mode":"\w+"/g) ?? [];
    const neighbours = JSON.stringify(specs("FRRConfiguration")).match(/"toAdvertise":|"toReceive":/g) ?? [];
    expect(new Set(filters)).toEqual(new Set(['"mode":"filtered"']));
    expect(filters).toHaveLength(neighbours.length);
  });

  it("never takes the ranges of pods and services from outside", () => {
    for (const { pool, text } of stacks) {
      const { podCidrs = [], serviceCidrs = [] } = estate.find("pool", pool)?.value.kubernetes ?? {};
      const [, blocked] = /alwaysBlock\W+([^"\\]+)/.exec(text) ?? [];
      expect(blocked?.split(","), pool).toEqual([...podCidrs, ...serviceCidrs]);
    }
  });
});

/** Each line is refused by the compiler: were one accepted, the directive above it would be the error. */
const inexpressible = {
  // @ts-expect-error nobody's load balancers, which upstream takes for everybody's
  pools: (sessions: Sessions) => bgpAdvertisement(sessions, []),
  // @ts-expect-error no peers, which upstream takes for all
  peers: (sessions: Sessions): Sessions => ({ ...sessions, peers: [] }),
  // @ts-expect-error nothing announced
  announced: (sessions: Sessions): Sessions => ({ ...sessions, announced: [] }),
  // @ts-expect-error a pool without addresses
  addresses: () => addressPool({ department: "education", zone: "public", addresses: [] }),
  // @ts-expect-error no ranges blocked
  blocked: () => frrK8sValues({ clusterRanges: [] }),
};

it("cannot be left open by a construct's caller", () => {
  expect(Object.keys(inexpressible)).toHaveLength(5);
});
