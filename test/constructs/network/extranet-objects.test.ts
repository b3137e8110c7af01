import { describe, expect, it } from "vitest";
import { extranetObjects } from "../../../constructs/network/extranet-objects.js";
import type { Sessions } from "../../../constructs/network/sessions.js";

const sessions: Sessions = {
  plane: { id: "a", asn: 4_200_230_000, bfd: { intervalMs: 50, multiplier: 3 } },
  vrf: "harbin-housing-fund",
  zone: "private",
  peers: [
    { circuit: "harbin-1", address: "100.124.1.1" },
    { circuit: "harbin-2", address: "100.124.1.5" },
  ],
  announced: ["10.200.128.0/19", "fd00:d00b::/48"],
  accepted: ["10.200.0.0/19", "10.9.9.9/32", "0.0.0.0/0", "fd00:d00c::/48"],
  addressPools: ["harbin-housing-fund-private"],
};
const metadata = (name: string) => ({
  name,
  namespace: "metallb-system",
  labels: { "app.kubernetes.io/managed-by": "zhengyun" },
});
const privateNodes = { matchLabels: { "zhengyun.io/zone-private": "true" } };
const session = {
  holdTime: "9s",
  keepaliveTime: "3s",
  connectTime: "5s",
  bfdProfile: "plane-a",
  dualStackAddressFamily: true,
};

const objects = extranetObjects({
  asn: 4_200_230_100,
  sessions: [sessions],
  addressPools: [
    {
      department: "harbin-housing-fund",
      zone: "private",
      addresses: ["10.200.144.0/20", "fd00:d00b:0:10::/64"],
    },
  ],
});
const ofKind = (kind: string) => objects.filter((object) => object.kind === kind);

describe("the objects of a pool on the extranet", () => {
  it("are listed in the order in which each finds what it names", () => {
    expect(objects.map(({ kind, metadata }) => `${kind} ${metadata.name}`)).toEqual([
      "BFDProfile plane-a",
      "BGPPeer plane-a-harbin-housing-fund-harbin-1",
      "BGPPeer plane-a-harbin-housing-fund-harbin-2",
      "FRRConfiguration plane-a-harbin-housing-fund",
      "IPAddressPool harbin-housing-fund-private",
      "BGPAdvertisement plane-a-harbin-housing-fund",
    ]);
  });

  it("notice a dead plane by the plane's own timers", () => {
    expect(ofKind("BFDProfile")).toEqual([
      {
        apiVersion: "metallb.io/v1beta1",
        kind: "BFDProfile",
        metadata: metadata("plane-a"),
        spec: { receiveInterval: 50, transmitInterval: 50, detectMultiplier: 3 },
      },
    ]);
  });

  it("open a session to each router of the plane, from the zone's nodes, in the VRF's device", () => {
    const peer = (circuit: string, peerAddress: string) => ({
      apiVersion: "metallb.io/v1beta2",
      kind: "BGPPeer",
      metadata: metadata(`plane-a-harbin-housing-fund-${circuit}`),
      spec: {
        myASN: 4_200_230_100,
        peerASN: 4_200_230_000,
        peerAddress,
        vrf: "harbin-h-5eb41c",
        ...session,
        nodeSelectors: [privateNodes],
      },
    });
    expect(ofKind("BGPPeer")).toEqual([peer("harbin-1", "100.124.1.1"), peer("harbin-2", "100.124.1.5")]);
  });

  it("announce the pool's own prefixes, and take those named with what lies in them, never more of a default", () => {
    const allowed = (prefixes: readonly unknown[]) => ({ allowed: { mode: "filtered", prefixes } });
    const neighbor = (address: string) => ({
      asn: 4_200_230_000,
      address,
      ...session,
      toAdvertise: allowed(["10.200.128.0/19", "fd00:d00b::/48"]),
      toReceive: allowed([
        { prefix: "10.200.0.0/19", le: 32 },
        { prefix: "10.9.9.9/32" },
        { prefix: "0.0.0.0/0" },
        { prefix: "fd00:d00c::/48", le: 128 },
      ]),
    });
    expect(ofKind("FRRConfiguration")).toEqual([
      {
        apiVersion: "frrk8s.metallb.io/v1beta1",
        kind: "FRRConfiguration",
        metadata: metadata("plane-a-harbin-housing-fund"),
        spec: {
          nodeSelector: privateNodes,
          bgp: {
            bfdProfiles: [
              { name: "plane-a", receiveInterval: 50, transmitInterval: 50, detectMultiplier: 3 },
            ],
            routers: [
              {
                asn: 4_200_230_100,
                vrf: "harbin-h-5eb41c",
                prefixes: ["10.200.128.0/19", "fd00:d00b::/48"],
                neighbors: [neighbor("100.124.1.1"), neighbor("100.124.1.5")],
              },
            ],
          },
        },
      },
    ]);
  });

  it("give a department's addresses to its own services of the zone, and only when asked", () => {
    expect(ofKind("IPAddressPool")).toEqual([
      {
        apiVersion: "metallb.io/v1beta1",
        kind: "IPAddressPool",
        metadata: metadata("harbin-housing-fund-private"),
        spec: {
          addresses: ["10.200.144.0/20", "fd00:d00b:0:10::/64"],
          autoAssign: false,
          serviceAllocation: {
            namespaceSelectors: [
              {
                matchLabels: {
                  "zhengyun.io/department": "harbin-housing-fund",
                  "zhengyun.io/zone": "private",
                },
              },
            ],
          },
        },
      },
    ]);
  });

  it("announce load balancers of the VRF's pools to its peers of the plane, from the zone's nodes", () => {
    expect(ofKind("BGPAdvertisement")).toEqual([
      {
        apiVersion: "metallb.io/v1beta1",
        kind: "BGPAdvertisement",
        metadata: metadata("plane-a-harbin-housing-fund"),
        spec: {
          ipAddressPools: ["harbin-housing-fund-private"],
          peers: ["plane-a-harbin-housing-fund-harbin-1", "plane-a-harbin-housing-fund-harbin-2"],
          nodeSelectors: [privateNodes],
        },
      },
    ]);
  });

  it("speak one family where there is but one", () => {
    const single = { ...sessions, announced: ["10.1.0.0/17"] as const, accepted: ["10.2.0.0/17"] };
    const specs = extranetObjects({ asn: 4_200_230_100, sessions: [single], addressPools: [] });
    expect(
      specs
        .filter(({ kind }) => kind === "BGPPeer")
        .map(({ spec }) => (spec as typeof session).dualStackAddressFamily),
    ).toEqual([false, false]);
  });

  it("advertise no load balancer where no department has addresses, rather than every one", () => {
    const without = extranetObjects({
      asn: 4_200_230_100,
      sessions: [{ ...sessions, addressPools: [] }],
      addressPools: [],
    });
    expect(without.map(({ kind }) => kind)).toEqual(["BFDProfile", "BGPPeer", "BGPPeer", "FRRConfiguration"]);
  });
});
