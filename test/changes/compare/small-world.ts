import fc from "fast-check";

/**
 * A world small enough to ask every question in it: two label keys with two values, a /29 of addresses, four ports.
 * What selectors and policies mean is written down here once more, by enumeration, as an oracle.
 */

export type Labels = Readonly<Record<string, string>>;

const keys = ["a", "b"];
const values = ["1", "2"];

/** Every set of labels there is. */
export const labelSets: readonly Labels[] = [undefined, ...values].flatMap((a) =>
  [undefined, ...values].map((b) => ({ ...(a ? { a } : {}), ...(b ? { b } : {}) })),
);

export interface Selector {
  readonly matchLabels?: Labels;
  readonly matchExpressions?: readonly Expression[];
}

interface Expression {
  readonly key: string;
  readonly operator: string;
  readonly values?: readonly string[];
}

const expressions = fc.oneof(
  fc.record({
    key: fc.constantFrom(...keys),
    operator: fc.constantFrom("In", "NotIn"),
    values: fc.subarray(values, { minLength: 1 }),
  }),
  fc.record({ key: fc.constantFrom(...keys), operator: fc.constantFrom("Exists", "DoesNotExist") }),
);

export const selectors: fc.Arbitrary<Selector> = fc.record(
  {
    matchLabels: fc.dictionary(fc.constantFrom(...keys), fc.constantFrom(...values)),
    matchExpressions: fc.array(expressions, { maxLength: 2 }),
  },
  { requiredKeys: [] },
);

/** Whether a selector picks something with these labels, as Kubernetes says. */
export function selects({ matchLabels = {}, matchExpressions = [] }: Selector, labels: Labels): boolean {
  return (
    Object.entries(matchLabels).every(([key, value]) => labels[key] === value) &&
    matchExpressions.every(({ key, operator, values: listed = [] }) => {
      const value = labels[key];
      if (operator === "Exists") return value !== undefined;
      if (operator === "DoesNotExist") return value === undefined;
      const isListed = value !== undefined && listed.includes(value);
      return operator === "In" ? isListed : !isListed;
    })
  );
}

/** Someone who connects: a pod here, a pod in another namespace, or an address. */
export type Party =
  | { readonly pod: Labels; readonly namespace: Labels; readonly here: boolean }
  | { readonly address: number };

export const parties: readonly Party[] = [
  ...labelSets.flatMap((pod) => [
    { pod, namespace: { a: "1" }, here: true },
    ...[{ a: "1" }, { a: "2", b: "1" }].map((namespace) => ({ pod, namespace, here: false })),
  ]),
  ...Array.from({ length: 8 }, (_, address) => ({ address })),
];

export const portNumbers = [1, 2, 3, 4];

interface Block {
  readonly cidr: string;
  readonly except?: readonly string[];
}

interface Peer {
  readonly ipBlock?: Block;
  readonly namespaceSelector?: Selector;
  readonly podSelector?: Selector;
}

interface Port {
  readonly port?: number;
  readonly endPort?: number;
}

interface Rule {
  readonly from?: readonly Peer[];
  readonly to?: readonly Peer[];
  readonly ports?: readonly Port[];
}

export interface Spec {
  readonly podSelector: Selector;
  readonly policyTypes: readonly string[];
  readonly ingress?: readonly Rule[];
  readonly egress?: readonly Rule[];
}

const cidrs = fc.constantFrom(
  "10.0.0.0/29",
  "10.0.0.0/30",
  "10.0.0.4/30",
  "10.0.0.0/31",
  "10.0.0.2/31",
  "10.0.0.6/32",
  "10.0.0.1/32",
);

const peers: fc.Arbitrary<Peer> = fc.oneof(
  fc.record({ ipBlock: fc.record({ cidr: cidrs, except: fc.array(cidrs, { maxLength: 2 }) }) }),
  fc
    .record({ namespaceSelector: selectors, podSelector: selectors }, { requiredKeys: [] })
    .filter((peer) => Object.keys(peer).length > 0),
);

const ports: fc.Arbitrary<Port> = fc.oneof(
  fc.record({ port: fc.constantFrom(...portNumbers) }),
  fc.constantFrom({ port: 1, endPort: 2 }, { port: 1, endPort: 4 }, { port: 2, endPort: 3 }, {}),
);

const rules = (peer: "from" | "to") =>
  fc.array(
    fc.record(
      { [peer]: fc.array(peers, { maxLength: 2 }), ports: fc.array(ports, { maxLength: 2 }) },
      { requiredKeys: [] },
    ),
    { maxLength: 2 },
  );

export const specs: fc.Arbitrary<Spec> = fc.record({
  podSelector: selectors,
  policyTypes: fc.subarray(["Ingress", "Egress"], { minLength: 1 }),
  ingress: rules("from"),
  egress: rules("to"),
});

/** Two policies that differ in few places, so that the one is often no looser than the other. */
export const pairs: fc.Arbitrary<readonly [Spec, Spec]> = specs.chain((before) =>
  fc
    .record({
      podSelector: mostly(before.podSelector, selectors),
      policyTypes: mostly(before.policyTypes, fc.subarray(["Ingress", "Egress"], { minLength: 1 })),
      ingress: fc.tuple(...(before.ingress ?? []).map((rule) => varied(rule, "from"))),
      egress: fc.tuple(...(before.egress ?? []).map((rule) => varied(rule, "to"))),
    })
    .map((after) => [before, after] as const),
);

function mostly<T>(value: T, others: fc.Arbitrary<T>): fc.Arbitrary<T> {
  return fc.oneof({ weight: 4, arbitrary: fc.constant(value) }, { weight: 1, arbitrary: others });
}

function varied(rule: Rule, side: "from" | "to"): fc.Arbitrary<Rule> {
  const some = fc.tuple(...(rule[side] ?? []).map(variedPeer));
  const listed = fc.tuple(...(rule.ports ?? []).map((port) => mostly(port, ports)));
  return fc.tuple(some, listed).map(([peers, ports]): Rule => ({ [side]: peers, ports }));
}

function variedPeer(peer: Peer): fc.Arbitrary<Peer> {
  if (!peer.ipBlock) {
    const parts = Object.entries(peer).map(([key, selector]) => [key, mostly(selector, selectors)]);
    return fc.record(Object.fromEntries(parts));
  }
  const { cidr, except = [] } = peer.ipBlock;
  return fc.record({
    ipBlock: fc.record({
      cidr: mostly(cidr, cidrs),
      except: mostly(except, fc.array(cidrs, { maxLength: 2 })),
    }),
  });
}

/** Whether a pod may be reached by (or reach) a party on a port when this policy is the only one. */
export function permits(
  spec: Spec,
  direction: "Ingress" | "Egress",
  pod: Labels,
  party: Party,
  port: number,
): boolean {
  if (!selects(spec.podSelector, pod) || !spec.policyTypes.includes(direction)) return true;
  return opens(spec, direction, pod, party, port);
}

/** Whether this policy itself opens the connection, so that it would be open beside any other policy too. */
export function opens(
  spec: Spec,
  direction: "Ingress" | "Egress",
  pod: Labels,
  party: Party,
  port: number,
): boolean {
  if (!selects(spec.podSelector, pod) || !spec.policyTypes.includes(direction)) return false;
  const ruled = direction === "Ingress" ? spec.ingress : spec.egress;
  return (ruled ?? []).some(({ from, to, ports: listed = [] }) => {
    const named = (direction === "Ingress" ? from : to) ?? [];
    return (
      (named.length === 0 || named.some((peer) => isMeant(peer, party))) &&
      (listed.length === 0 || listed.some((one) => isIn(one, port)))
    );
  });
}

function isIn({ port, endPort }: Port, number: number): boolean {
  return port === undefined || (port <= number && number <= (endPort ?? port));
}

function isMeant({ ipBlock, namespaceSelector, podSelector }: Peer, party: Party): boolean {
  if (ipBlock) {
    if (!("address" in party)) return false;
    return (
      isInside(ipBlock.cidr, party.address) &&
      !(ipBlock.except ?? []).some((cidr) => isInside(cidr, party.address))
    );
  }
  if ("address" in party) return false;
  const isPlace = namespaceSelector ? selects(namespaceSelector, party.namespace) : party.here;
  return isPlace && selects(podSelector ?? {}, party.pod);
}

function isInside(cidr: string, address: number): boolean {
  const [network = "", bits] = cidr.split("/");
  const size = 2 ** (32 - Number(bits));
  const first = Number(network.split(".")[3]);
  return first <= address && address < first + size;
}
