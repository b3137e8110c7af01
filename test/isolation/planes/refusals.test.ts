import { expect, test } from "vitest";
import { refusalsOf } from "../../../isolation/planes/refusals.js";

const object = (kind: string, name: string, spec: object) => ({ kind, metadata: { name }, spec });
const neighbor = (address: string, more: object = {}) => ({ asn: 65000, address, ...more });
const configuration = (name: string, neighbors: readonly object[], router: object = {}) =>
  object("FRRConfiguration", name, {
    nodeSelector: {},
    bgp: { routers: [{ asn: 65001, vrf: "public", neighbors, ...router }] },
  });
const fine = [
  object("BGPPeer", "a", {}),
  object("IPAddressPool", "tax", {}),
  object("BGPAdvertisement", "one", { peers: ["a"], ipAddressPools: ["tax"] }),
  configuration("plane-a", [neighbor("100.64.0.1")]),
];

/** What is refused beside the sound objects. */
function refused(...more: readonly object[]): string[] {
  return refusalsOf({ pool: "p1", resources: [...fine, ...more] }).map(
    ({ object: name, reason }) => `${name}: ${reason.en}`,
  );
}

test("sound objects are refused nothing", () => {
  expect(refused()).toEqual([]);
  expect(refused(configuration("plane-b", [neighbor("100.64.1.1")]))).toEqual([]);
});

test("an advertisement names what is there, and names something", () => {
  expect(refused(object("BGPAdvertisement", "two", { peers: ["b"], ipAddressPools: [] }))).toEqual([
    "BGPAdvertisement two: there is no BGPPeer b",
    "BGPAdvertisement two: its ipAddressPools is empty, which means all",
  ]);
});

test("the configuration is named that frr-k8s does not take by itself, or beside the others", () => {
  expect(refused(configuration("odd", [neighbor("100.64.1.1", { holdTime: "9s" })]))).toEqual([
    "FRRConfiguration odd: frr-k8s refuses it: neighbour 100.64.1.1 needs both holdTime and keepaliveTime, or neither",
  ]);
  expect(refused(configuration("other", [], { asn: 65002 }))[0]).toMatch(
    /^FRRConfiguration other: frr-k8s refuses it: router of VRF "public" is told two things/,
  );
});

test("what would join VRFs behind our back is told by name", () => {
  const [imports] = refused(configuration("joined", [], { vrf: "internet", imports: [{ vrf: "exchange" }] }));
  expect(imports).toMatch(
    /^FRRConfiguration joined: it says what is never generated: spec\.bgp\.routers\.0: .*imports/,
  );
  const raw = object("FRRConfiguration", "raw", {
    nodeSelector: {},
    bgp: {},
    raw: { rawConfig: "router bgp 1" },
  });
  expect(refused(raw)[0]).toMatch(/^FRRConfiguration raw: it says what is never generated: spec: .*raw/);
});
