import fc from "fast-check";
import { expect, test } from "vitest";
import { missingObjects, opened } from "../../../isolation/planes/missing-objects.js";
import { PlaneModel } from "../../../isolation/planes/model.js";
import { type Resource, sessionsOf } from "../../../isolation/planes/sessions.js";
import { circuit, networkOf } from "./scene.js";

const pools = ["p1", "p2"];
const circuits = ["a", "b"].flatMap((plane) => pools.map((pool) => circuit(pool, plane, "r")));
const ground = {
  circuits,
  segments: [],
  demands: [{ from: "p1", to: "p2", vrf: "public", grants: ["g-1"] }],
};

/** What connects a pool to both planes, with one department's load balancers. */
function objectsOf(pool: string): { pool: string; resources: Resource[] } {
  const others = pools
    .filter((other) => other !== pool)
    .map((other) => ({ prefix: networkOf(other), le: 32 }));
  const neighbor = (address: string) => ({
    address,
    toAdvertise: { allowed: { mode: "filtered", prefixes: [networkOf(pool)] } },
    toReceive: { allowed: { mode: "filtered", prefixes: others } },
  });
  const named = (kind: string, name: string, spec: Record<string, unknown>) => ({
    kind,
    metadata: { name },
    spec,
  });
  const perPlane = ["a", "b"].flatMap((plane) => {
    const peer = `${plane} ${pool}`;
    const routers = [{ vrf: "public", prefixes: [networkOf(pool)], neighbors: [neighbor(peer)] }];
    return [
      named("BFDProfile", plane, {}),
      named("BGPPeer", `peer-${plane}`, { vrf: "public", peerAddress: peer, bfdProfile: plane }),
      named("FRRConfiguration", `plane-${plane}`, { bgp: { routers } }),
      named("BGPAdvertisement", `plane-${plane}`, { peers: [`peer-${plane}`], ipAddressPools: ["tax"] }),
    ];
  });
  return { pool, resources: [...perPlane, named("IPAddressPool", "tax", { addresses: ["10.1.1.0/24"] })] };
}

const objects = pools.map(objectsOf);
const model = new PlaneModel(sessionsOf(objects).routes, ground);

test("what each object carries is on a plane less without it, or cut", () => {
  const told = missingObjects(objects, model, ground)
    .filter(({ pool }) => pool === "p1")
    .map(
      ({ kind, name, reduced, cut, opens }) =>
        `${kind} ${name}: ${reduced} less, ${cut} cut, ${opens.length} open`,
    );
  expect(told).toEqual([
    // The balancers' prefix goes on both planes: MetalLB refuses all that it is told.
    "BFDProfile a: 0 less, 1 cut, 0 open",
    "BGPPeer peer-a: 1 less, 0 cut, 0 open",
    // There and back.
    "FRRConfiguration plane-a: 2 less, 0 cut, 0 open",
    "BGPAdvertisement plane-a: 1 less, 0 cut, 0 open",
    "BFDProfile b: 0 less, 1 cut, 0 open",
    "BGPPeer peer-b: 1 less, 0 cut, 0 open",
    "FRRConfiguration plane-b: 2 less, 0 cut, 0 open",
    "BGPAdvertisement plane-b: 1 less, 0 cut, 0 open",
    "IPAddressPool tax: 0 less, 1 cut, 0 open",
  ]);
});

test("a BFD profile that no peer names is missed by nobody", () => {
  const spare = { kind: "BFDProfile", metadata: { name: "spare" } };
  const [first = objectsOf("p1")] = objects;
  const told = missingObjects([{ ...first, resources: [...first.resources, spare] }], model, ground);
  expect(told.at(-1)).toMatchObject({ name: "spare", reduced: 0, cut: 0 });
});

test("what is said to another neighbour, or heard from it, opens; what is not said any more does not", () => {
  const [first = objectsOf("p1")] = objects;
  const whole = sessionsOf([first]);
  const moved = { ...whole, routes: whole.routes.map((one) => ({ ...one, peer: "elsewhere" })) };
  expect(opened(whole, moved)).toContain("public elsewhere announces 10.1.0.0/16");
  expect(opened(whole, moved)).toContain("public elsewhere takes 10.2.0.0/16 32");
  expect(opened(whole, { routes: [], balancers: [] })).toEqual([]);
});

test("objects only permit: whatever is missing, nothing opens", () => {
  const [first = objectsOf("p1")] = objects;
  const whole = sessionsOf([first]);
  fc.assert(
    fc.property(fc.subarray(first.resources), (resources) => {
      expect(opened(whole, sessionsOf([{ ...first, resources }]))).toEqual([]);
    }),
  );
});
