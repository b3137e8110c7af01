import fc from "fast-check";
import {
  type ClusterNetworkPolicy,
  type ClusterObjects,
  type ContainerPort,
  type Known,
  type Labels,
  type Namespace,
  type NetworkPolicy,
  type Origin,
  type Peer,
  type Pod,
  type PortRange,
  type Protocol,
  protocols,
  type Requirement,
  type Rule,
  type Selector,
} from "../../../isolation/objects/model.js";

/** Random clusters over few words, so that selectors, blocks and ports meet often. */

const keys = ["app", "tier", "kubernetes.io/metadata.name"] as const;
const values = ["a", "b", "n1", "n2"] as const;
const names = ["n1", "n2", "n3", "n4"] as const;
const portNames = ["http", "dns", "nowhere"] as const;
const numbers = [53, 80, 81, 443, 8080, 65535] as const;

/** Addresses that flows go to and pods have. */
export const addresses = [
  "10.0.0.1",
  "10.0.0.2",
  "10.0.1.1",
  "10.255.255.255",
  "192.168.0.9",
  "2001:db8::1",
  "2001:db8:1::1",
] as const;
const networks = ["10.0.0.0/24", "10.0.0.0/16", "fd00::/64"] as const;
const blocks: readonly (readonly [string, readonly string[]])[] = [
  ["0.0.0.0/0", ["10.0.0.0/8", "192.168.0.0/16"]],
  ["10.0.0.0/8", ["10.0.0.0/25", "10.0.1.0/24"]],
  ["10.0.0.0/24", ["10.0.0.1/32", "10.0.0.128/25", "10.0.0.0/25"]],
  ["10.0.0.2/32", []],
  ["10.0.1.1/24", []],
  ["::/0", ["2001:db8::/48"]],
  ["2001:db8::/32", ["2001:db8::1/128"]],
];

const origin: Origin = { file: "random.yaml", document: 0, path: [] };
const rarely = (weight: number) => fc.integer({ min: 0, max: 99 }).map((number) => number < weight);

const labels: fc.Arbitrary<Labels> = fc.dictionary(
  fc.constantFrom(...keys.slice(0, 2)),
  fc.constantFrom(...values),
  {
    maxKeys: 2,
  },
);

const requirement: fc.Arbitrary<Requirement> = fc.oneof(
  fc.record({
    key: fc.constantFrom(...keys),
    operator: fc.constantFrom("In" as const, "NotIn" as const),
    values: fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: 2 }),
  }),
  fc.record({
    key: fc.constantFrom(...keys),
    operator: fc.constantFrom("Exists" as const, "DoesNotExist" as const),
    values: fc.constant([]),
  }),
);

const selector: fc.Arbitrary<Selector> = fc.record({
  requirements: fc.array(requirement, { maxLength: 2 }),
  unreadable: rarely(3),
});

const namespace: fc.Arbitrary<Namespace> = fc
  .record({ name: fc.constantFrom(...names), labels, isKnown: rarely(92) })
  .map(({ name, labels: own, isKnown }) => ({
    name,
    labels: { ...own, "kubernetes.io/metadata.name": name },
    labelsKnown: isKnown,
    annotations: {},
  }));

const containerPort: fc.Arbitrary<ContainerPort> = fc.record({
  name: fc.constantFrom(...portNames.slice(0, 2)),
  protocol: fc.constantFrom<Protocol>("TCP", "UDP"),
  number: fc.constantFrom(...numbers),
});

const namedPorts: fc.Arbitrary<Known<readonly ContainerPort[]>> = fc.oneof(
  { weight: 9, arbitrary: fc.array(containerPort, { maxLength: 2 }) },
  { weight: 1, arbitrary: fc.constant("unknown" as const) },
);

const podAddresses: fc.Arbitrary<Known<readonly string[]>> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...addresses).map((address) => [address]) },
  { weight: 1, arbitrary: fc.uniqueArray(fc.constantFrom(...addresses), { minLength: 2, maxLength: 2 }) },
  { weight: 2, arbitrary: fc.constantFrom(...networks).map((network) => [network]) },
  { weight: 2, arbitrary: fc.constant("unknown" as const) },
);

const pod: fc.Arbitrary<Pod> = fc.record({
  namespace: fc.constantFrom(...names),
  kind: fc.constantFrom("Deployment", "Pod"),
  name: fc.constantFrom("p1", "p2", "p3"),
  labels,
  labelsKnown: rarely(93),
  namedPorts,
  hostNetwork: rarely(7),
  addresses: podAddresses,
  origin: fc.constant(origin),
});

const portRange: fc.Arbitrary<PortRange> = fc.oneof(
  {
    weight: 7,
    arbitrary: fc
      .record({
        protocol: fc.constantFrom(...protocols),
        ends: fc.tuple(fc.constantFrom(1, ...numbers), fc.constantFrom(1, ...numbers)),
      })
      .map(({ protocol, ends: [a, b] }) => ({
        kind: "numbers" as const,
        protocol,
        first: Math.min(a, b),
        last: Math.max(a, b),
      })),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant("name" as const),
      protocol: fc.constantFrom<Protocol>("TCP", "UDP"),
      name: fc.constantFrom(...portNames),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant("name" as const), name: fc.constantFrom(...portNames) }),
  },
  { weight: 1, arbitrary: fc.constant({ kind: "unreadable" as const }) },
);

const block: fc.Arbitrary<Peer> = fc
  .constantFrom(...blocks)
  .chain(([cidr, except]) =>
    fc.subarray([...except]).map((holes) => ({ kind: "block" as const, cidr, except: holes })),
  );

const podPeer = (own: boolean): fc.Arbitrary<Peer> =>
  fc.record({
    kind: fc.constant("pods" as const),
    namespaces: own ? fc.oneof(selector, fc.constant("own" as const)) : selector,
    pods: selector,
  });

const odd: fc.Arbitrary<Peer> = fc.constantFrom(
  { kind: "unreadable" as const },
  { kind: "elsewhere" as const },
);

const rule = (own: boolean): fc.Arbitrary<Rule> =>
  fc.record({
    peers: fc.oneof(
      {
        weight: 8,
        arbitrary: fc.array(
          fc.oneof(
            { weight: 10, arbitrary: podPeer(own) },
            { weight: 5, arbitrary: block },
            { weight: 1, arbitrary: odd },
          ),
          { minLength: 1, maxLength: 3 },
        ),
      },
      { weight: 1, arbitrary: fc.constant("any" as const) },
    ),
    ports: fc.oneof(
      { weight: 3, arbitrary: fc.array(portRange, { minLength: 1, maxLength: 2 }) },
      { weight: 2, arbitrary: fc.constant("any" as const) },
    ),
  });

const rules = fc.option(fc.array(rule(true), { maxLength: 2 }), { nil: undefined, freq: 3 });

const networkPolicy: fc.Arbitrary<NetworkPolicy> = fc
  .record({
    namespace: fc.constantFrom(...names),
    pods: selector,
    ingress: rules,
    egress: rules,
    vague: rarely(2),
  })
  .map(({ namespace: place, pods, ingress, egress, vague }) => ({
    name: "",
    namespace: place,
    labels: {},
    annotations: {},
    origin,
    pods,
    ...(ingress || vague ? { ingress: ingress ?? [] } : {}),
    ...(egress || vague ? { egress: egress ?? [] } : {}),
    typesUnreadable: vague,
  }));

const tierRules = fc.array(
  fc
    .tuple(rule(false), fc.constantFrom("Accept" as const, "Deny" as const, "Pass" as const))
    .map(([one, action]) => ({ ...one, action })),
  { maxLength: 3 },
);

const clusterPolicy: fc.Arbitrary<ClusterNetworkPolicy> = fc.record({
  name: fc.constant(""),
  labels: fc.constant({}),
  annotations: fc.constant({}),
  origin: fc.constant(origin),
  tier: fc.constantFrom("Admin" as const, "Baseline" as const),
  priority: fc.constantFrom(1, 2, 3, 4),
  subject: fc.record({ namespaces: selector, pods: selector }),
  ingress: tierRules,
  egress: tierRules,
});

const renamed = <T extends { readonly name: string }>(list: readonly T[], prefix: string): T[] =>
  list.map((one, index) => ({ ...one, name: `${prefix}${index}` }));

/** A cluster of a few namespaces, pods and policies. */
export const cluster: fc.Arbitrary<ClusterObjects> = fc
  .record({
    namespaces: fc.uniqueArray(namespace, { selector: ({ name }) => name, maxLength: 4 }),
    pods: fc.array(pod, { minLength: 2, maxLength: 6 }),
    networkPolicies: fc.array(networkPolicy, { maxLength: 5 }),
    clusterPolicies: fc.oneof(
      { weight: 2, arbitrary: fc.constant([]) },
      { weight: 3, arbitrary: fc.array(clusterPolicy, { maxLength: 3 }) },
    ),
  })
  .map((objects) => ({
    ...objects,
    networkPolicies: renamed(objects.networkPolicies, "policy-"),
    clusterPolicies: renamed(objects.clusterPolicies, "cluster-"),
    services: [],
  }));

/** Two ends to ask about, by index: pods first, then addresses. */
export interface Pair {
  readonly from: number;
  readonly to: number;
}

export const pair: fc.Arbitrary<Pair> = fc.record({ from: fc.nat(1000), to: fc.nat(1000) });

/** Those that rules name, and some beside and between them. */
export const portNumbers = [...numbers, 1, 444, 5000] as const;
