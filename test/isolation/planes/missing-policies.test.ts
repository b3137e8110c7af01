import { expect, test } from "vitest";
import type { Intent } from "../../../isolation/intent/intent.js";
import { readGiven } from "../../../isolation/objects/read.js";
import { type MissingPolicy, missingPolicies } from "../../../isolation/planes/missing-policies.js";
import { type World, worldOfGiven } from "../../../isolation/world.js";

const namespace = (name: string) => ({
  apiVersion: "v1",
  kind: "Namespace",
  metadata: { name, labels: { name } },
});
const policy = (name: string, spec: object, where = "tax-returns") => ({
  apiVersion: "networking.k8s.io/v1",
  kind: "NetworkPolicy",
  metadata: { name, namespace: where },
  spec: { podSelector: {}, ...spec },
});
const deny = { policyTypes: ["Ingress", "Egress"] };
const guard = {
  apiVersion: "policy.networking.k8s.io/v1alpha2",
  kind: "ClusterNetworkPolicy",
  metadata: { name: "guard" },
  spec: {
    tier: "Admin",
    priority: 10,
    subject: { namespaces: { matchLabels: { name: "tax-returns" } } },
    ingress: [{ name: "none", action: "Deny", from: [{ namespaces: {} }] }],
  },
};

const application = (id: string, name: string) =>
  ({ id, namespace: name, department: "tax", zone: "public", pools: ["p1"] }) as const;
const intent: Intent = {
  root: "",
  pools: [{ id: "p1", podNetworks: [], directions: ["ingress", "egress"], isMonitored: false, blocks: [] }],
  applications: [application("tax/returns", "tax-returns"), application("hrss/cards", "hrss-cards")],
  grants: [],
  titles: {},
};

function worldWith(objects: readonly object[]): World {
  const given = [namespace("tax-returns"), namespace("hrss-cards"), namespace("kube-system"), ...objects];
  const read = readGiven(given.map((object) => ({ file: "given", object })));
  return worldOfGiven([{ pool: "p1", read }], intent);
}

/** What comes of each policy's absence, by its name. */
function consequences(
  objects: readonly object[],
): Record<string, Omit<MissingPolicy, "pool" | "policy" | "element">> {
  const found = missingPolicies(worldWith(objects), intent);
  return Object.fromEntries(found.map(({ pool: _, policy: name, element: __, ...rest }) => [name, rest]));
}

test("the only policy of a namespace is a single line; its neighbours' own still hold", () => {
  const found = consequences([policy("deny", deny), policy("deny", deny, "hrss-cards")]);
  expect(found["tax-returns/deny"]).toMatchObject({ consequence: "single-line", reachesTenants: false });
  const named = missingPolicies(worldWith([policy("deny", deny)]), intent);
  expect(named.map(({ element }) => element)).toEqual(["policy:p1/tax-returns/deny"]);
});

test("where the neighbour is open, the single line is what keeps tenants apart", () => {
  const found = consequences([policy("deny", deny)]);
  expect(found["tax-returns/deny"]).toMatchObject({ consequence: "single-line", reachesTenants: true });
});

test("a second policy that isolates every pod makes the first one's absence harmless", () => {
  const found = consequences([policy("deny", deny), policy("same", { ...deny, ingress: [], egress: [] })]);
  expect(found).toEqual({
    "tax-returns/deny": { consequence: "same", reachesTenants: false },
    "tax-returns/same": { consequence: "same", reachesTenants: false },
  });
});

test("an opening that is missing only closes", () => {
  const open = policy("names", {
    policyTypes: ["Egress"],
    egress: [{ ports: [{ port: 53, protocol: "UDP" }] }],
  });
  const found = consequences([policy("deny", deny), policy("deny", deny, "hrss-cards"), open]);
  expect(found["tax-returns/names"]).toEqual({ consequence: "closes", reachesTenants: false });
});

test("a path that opens past policies still in force is a leak", () => {
  const wide = policy("wide", { policyTypes: ["Ingress"], ingress: [{}] });
  const found = consequences([policy("deny", deny), wide, guard]);
  expect(found.guard).toMatchObject({ consequence: "leak" });
});

test("what is open already is not put down to another policy's absence", () => {
  const wide = policy("wide", { ...deny, ingress: [{}], egress: [{}] });
  expect(consequences([policy("deny", deny), wide])["tax-returns/deny"]).toMatchObject({
    consequence: "same",
  });
});

test("afterwards every verdict is what it was", () => {
  const world = worldWith([policy("deny", deny), guard, policy("deny", deny, "hrss-cards")]);
  const verdicts = () =>
    world.clusters.flatMap(({ engine: { rows, placed, sets } }) =>
      [...placed.values()].flatMap((from) =>
        [...placed.values()].map((to) => sets.texts(rows.verdicts(from.cell, to.cell).possible).join()),
      ),
    );
  const before = verdicts();
  missingPolicies(world, intent);
  expect(verdicts()).toEqual(before);
});
