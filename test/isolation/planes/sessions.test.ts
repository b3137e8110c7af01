import { expect, test } from "vitest";
import { extranetOf, sessionsOf } from "../../../isolation/planes/sessions.js";

/** A stack that has these objects. */
function stackOf(objects: readonly object[]) {
  const release = { chart: `$${"{path.module}"}/charts/objects`, values: [JSON.stringify({ objects })] };
  const text = JSON.stringify({ resource: { helm_release: { extranet: release } } });
  return { file: "stacks/p1-extranet/cdk.tf.json", pool: "p1", text };
}

const metallb = (kind: string, name: string, spec: object) => ({
  apiVersion: "metallb.io/v1beta1",
  kind,
  metadata: { name, namespace: "metallb-system" },
  spec,
});
const neighbor = (toAdvertise: object, toReceive: object) => ({
  address: "100.64.0.1",
  toAdvertise: { allowed: toAdvertise },
  toReceive: { allowed: toReceive },
});
const configuration = (neighbors: readonly object[]) => ({
  apiVersion: "frrk8s.metallb.io/v1beta1",
  kind: "FRRConfiguration",
  metadata: { name: "plane-a-public", namespace: "metallb-system" },
  spec: {
    nodeSelector: { matchLabels: { "zhengyun.io/zone-public": "true" } },
    bgp: { routers: [{ asn: 1, vrf: "public", prefixes: ["10.1.0.0/16", "10.7.0.0/16"], neighbors }] },
  },
});
const pools = [
  metallb("IPAddressPool", "tax-public", { addresses: ["10.1.1.0/24"] }),
  metallb("IPAddressPool", "hrss-public", { addresses: ["10.1.2.0/24"] }),
  metallb("BGPPeer", "a", { vrf: "public", peerAddress: "100.64.0.1" }),
  metallb("BGPPeer", "b", { vrf: "public", peerAddress: "100.64.1.1" }),
];
const balancers = (spec: object) =>
  sessionsOf(extranetOf([stackOf([...pools, metallb("BGPAdvertisement", "one", spec)])])).balancers.map(
    ({ peer, announces }) => `${peer} ${announces}`,
  );

test("what a router says and hears, filtered", () => {
  const filtered = neighbor(
    { mode: "filtered", prefixes: ["10.1.0.0/16"] },
    { mode: "filtered", prefixes: [{ prefix: "10.2.0.0/16", le: 32 }] },
  );
  expect(sessionsOf(extranetOf([stackOf([configuration([filtered])])])).routes).toEqual([
    {
      pool: "p1",
      object: "FRRConfiguration plane-a-public",
      vrf: "public",
      nodes: "public",
      peer: "100.64.0.1",
      announces: ["10.1.0.0/16"],
      takes: [{ prefix: "10.2.0.0/16", le: 32 }],
    },
  ]);
});

test("mode all is everything the router has, and everything it is told; left out, nothing", () => {
  const open = neighbor({ mode: "all" }, { mode: "all" });
  const shut = { address: "100.64.0.2" };
  expect(sessionsOf(extranetOf([stackOf([configuration([open, shut])])])).routes).toMatchObject([
    { announces: ["10.1.0.0/16", "10.7.0.0/16"], takes: "all" },
    { announces: [], takes: [] },
  ]);
});

test("an advertisement goes to the peers it names, of the pools it names", () => {
  expect(balancers({ peers: ["a"], ipAddressPools: ["tax-public"] })).toEqual(["100.64.0.1 10.1.1.0/24"]);
});

test("an advertisement that names no peers or pools means all, as upstream has it", () => {
  expect(balancers({})).toEqual(["100.64.0.1 10.1.1.0/24,10.1.2.0/24", "100.64.1.1 10.1.1.0/24,10.1.2.0/24"]);
});

test("which pools a selector picks is not guessed: it may be any", () => {
  expect(balancers({ peers: ["b"], ipAddressPoolSelectors: [{ matchLabels: {} }] })).toEqual([
    "100.64.1.1 all",
  ]);
});
