import fc from "fast-check";

/**
 * Random manifests as people write them, valid throughout: what the API server would take. Few words, so that
 * selectors, blocks and ports meet often.
 */

/** A pod with everything that other evaluators need to know of it. */
export interface PlainPod {
  readonly namespace: string;
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly ip: string;
  readonly ports: readonly {
    readonly name: string;
    readonly protocol: string;
    readonly containerPort: number;
  }[];
}

/** A NetworkPolicy, ready to be written as YAML or JSON. */
interface PlainPolicy {
  readonly apiVersion: "networking.k8s.io/v1";
  readonly kind: "NetworkPolicy";
  readonly metadata: { readonly name: string; readonly namespace: string };
  readonly spec: Readonly<Record<string, unknown>>;
}

export interface PlainCluster {
  readonly namespaces: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly pods: readonly PlainPod[];
  readonly policies: readonly PlainPolicy[];
}

/** How large a cluster is to be. */
interface Size {
  readonly namespaces: readonly string[];
  readonly pods: { readonly least: number; readonly most: number };
  readonly policies: { readonly least: number; readonly most: number };
}

const keys = ["app", "tier"] as const;
const values = ["a", "b", "c"] as const;
export const portNumbers = [53, 80, 81, 443] as const;
const portNames = ["http", "dns"] as const;
const protocols = ["TCP", "UDP", "SCTP"] as const;
/** Addresses outside the cluster that questions may be about. */
export const outside = ["10.1.0.1", "192.0.2.1", "192.0.2.200", "203.0.113.9"] as const;

const labels = fc.dictionary(fc.constantFrom(...keys), fc.constantFrom(...values), { maxKeys: 2 });

const expression = fc.oneof(
  fc.record({
    key: fc.constantFrom(...keys),
    operator: fc.constantFrom("In", "NotIn"),
    values: fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: 2 }),
  }),
  fc.record({ key: fc.constantFrom(...keys), operator: fc.constantFrom("Exists", "DoesNotExist") }),
);

export const selector = fc.oneof(
  { weight: 2, arbitrary: fc.constant({}) },
  { weight: 4, arbitrary: labels.map((matchLabels) => ({ matchLabels })) },
  {
    weight: 3,
    arbitrary: fc
      .array(expression, { minLength: 1, maxLength: 2 })
      .map((matchExpressions) => ({ matchExpressions })),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(labels, expression)
      .map(([matchLabels, one]) => ({ matchLabels, matchExpressions: [one] })),
  },
);

/** Selects namespaces by their labels, or one by its name. */
export const namespaceSelector = fc.oneof(
  { weight: 3, arbitrary: selector },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom("n1", "n2", "n3")
      .map((name) => ({ matchLabels: { "kubernetes.io/metadata.name": name } })),
  },
);

const block = fc.oneof(
  fc.constantFrom({ cidr: "0.0.0.0/0" }, { cidr: "10.0.0.0/8" }, { cidr: "192.0.2.1/32" }),
  fc
    .subarray(["10.0.0.0/29", "10.0.0.4/32", "10.0.0.64/26", "192.0.2.128/25"])
    .map((except) => ({ cidr: "0.0.0.0/0", except })),
  fc
    .subarray(["10.0.0.0/31", "10.0.0.2/32", "10.0.0.96/27"])
    .map((except) => ({ cidr: "10.0.0.0/24", except })),
);

const peer = fc.oneof(
  { weight: 3, arbitrary: selector.map((podSelector) => ({ podSelector })) },
  { weight: 3, arbitrary: namespaceSelector.map((one) => ({ namespaceSelector: one })) },
  {
    weight: 3,
    arbitrary: fc
      .tuple(namespaceSelector, selector)
      .map(([one, podSelector]) => ({ namespaceSelector: one, podSelector })),
  },
  { weight: 3, arbitrary: block.map((ipBlock) => ({ ipBlock })) },
);

const port = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record(
      { protocol: fc.constantFrom(...protocols), port: fc.constantFrom(...portNumbers) },
      { requiredKeys: ["port"] },
    ),
  },
  {
    weight: 2,
    arbitrary: fc
      .record({
        protocol: fc.constantFrom(...protocols),
        port: fc.constantFrom(...portNumbers),
        more: fc.nat(400),
      })
      .map(({ more, ...one }) => ({ ...one, endPort: one.port + more })),
  },
  {
    weight: 2,
    arbitrary: fc.record(
      { protocol: fc.constantFrom("TCP", "UDP"), port: fc.constantFrom(...portNames) },
      { requiredKeys: ["port"] },
    ),
  },
  { weight: 1, arbitrary: fc.record({ protocol: fc.constantFrom(...protocols) }) },
);

const rule = (side: "from" | "to") =>
  fc
    .record({
      peers: fc.option(fc.array(peer, { maxLength: 3 }), { nil: undefined, freq: 5 }),
      ports: fc.option(fc.array(port, { maxLength: 2 }), { nil: undefined, freq: 2 }),
    })
    .map(({ peers, ports }) => ({ ...(peers ? { [side]: peers } : {}), ...(ports ? { ports } : {}) }));

const rules = (side: "from" | "to") =>
  fc.option(fc.array(rule(side), { maxLength: 2 }), { nil: undefined, freq: 3 });

const policyTypes = fc.option(fc.subarray(["Ingress", "Egress"]), { nil: undefined, freq: 3 });

const policyIn = (names: readonly string[]): fc.Arbitrary<PlainPolicy> =>
  fc
    .record({
      namespace: fc.constantFrom(...names),
      podSelector: selector,
      types: policyTypes,
      ingress: rules("from"),
      egress: rules("to"),
    })
    .map(({ namespace, podSelector, types, ingress, egress }) => ({
      apiVersion: "networking.k8s.io/v1",
      kind: "NetworkPolicy",
      metadata: { name: "", namespace },
      spec: {
        podSelector,
        ...(types ? { policyTypes: types } : {}),
        ...(ingress ? { ingress } : {}),
        ...(egress ? { egress } : {}),
      },
    }));

const podsOf = ({ namespaces, pods: { least, most } }: Size): fc.Arbitrary<PlainPod[]> =>
  fc
    .array(
      fc.record({
        namespace: fc.constantFrom(...namespaces),
        labels,
        ports: fc.uniqueArray(
          fc.record({
            name: fc.constantFrom(...portNames),
            protocol: fc.constantFrom("TCP", "UDP"),
            containerPort: fc.constantFrom(...portNumbers),
          }),
          // A port has one name, and a name one port in each protocol.
          {
            maxLength: 2,
            comparator: (a, b) =>
              a.protocol === b.protocol && (a.name === b.name || a.containerPort === b.containerPort),
          },
        ),
      }),
      { minLength: least, maxLength: most, size: "max" },
    )
    .map((list) => list.map((pod, index) => ({ ...pod, name: `p${index}`, ip: `10.0.0.${index + 1}` })));

/** A cluster of some namespaces with pods, all with addresses, and policies. */
export const plainClusterOf = (size: Size): fc.Arbitrary<PlainCluster> =>
  fc
    .record({
      namespaces: fc.tuple(...size.namespaces.map(() => labels)),
      pods: podsOf(size),
      policies: fc.array(policyIn(size.namespaces), {
        minLength: size.policies.least,
        maxLength: size.policies.most,
        size: "max",
      }),
    })
    .map(({ namespaces, pods: list, policies }) => ({
      namespaces: Object.fromEntries(
        size.namespaces.map((name, index) => [
          name,
          { ...namespaces[index], "kubernetes.io/metadata.name": name },
        ]),
      ),
      pods: list,
      policies: policies.map((one, index) => ({
        ...one,
        metadata: { ...one.metadata, name: `policy-${index}` },
      })),
    }));

/** A small one, of which thousands can be made. */
export const plainCluster = plainClusterOf({
  namespaces: ["n1", "n2", "n3"],
  pods: { least: 3, most: 7 },
  policies: { least: 1, most: 6 },
});

/** The cluster as a stream of JSON documents, for our own reader. */
export function manifestsOf({ namespaces, pods: list, policies }: PlainCluster): string {
  const objects = [
    ...Object.entries(namespaces).map(([name, own]) => ({
      apiVersion: "v1",
      kind: "Namespace",
      metadata: { name, labels: own },
    })),
    ...list.map(({ namespace, name, labels: own, ports, ip }) => ({
      apiVersion: "v1",
      kind: "Pod",
      metadata: { namespace, name, labels: own },
      spec: { containers: [{ name: "c", ports }] },
      status: { phase: "Running", podIP: ip },
    })),
    ...policies,
  ];
  return objects.map((object) => JSON.stringify(object)).join("\n---\n");
}
