import fc from "fast-check";
import {
  namespaceSelector,
  type PlainCluster,
  plainClusterOf,
  portNumbers,
  selector,
} from "../../../isolation/random/manifests.js";
import type { PlainTierPolicy } from "./nftables.js";

/** A cluster whose packets can be sent, with policies of both kinds. */
export interface Sample {
  readonly cluster: PlainCluster;
  readonly tiers: readonly PlainTierPolicy[];
}

const peer = (side: "from" | "to") =>
  fc.oneof(
    fc.record({ namespaces: namespaceSelector }),
    fc.record({ pods: fc.record({ namespaceSelector, podSelector: selector }) }),
    ...(side === "to"
      ? [
          fc.record({
            networks: fc.subarray(["10.0.0.0/26", "10.0.0.128/27", "10.0.0.7/32"], { minLength: 1 }),
          }),
        ]
      : []),
  );

const destination = fc.oneof(
  fc.record({ number: fc.constantFrom(...portNumbers) }),
  fc.constantFrom({ range: { start: 80, end: 443 } }, { range: { start: 1, end: 80 } }),
);

const port = fc.oneof(
  destination.map((destinationPort) => ({ tcp: { destinationPort } })),
  destination.map((destinationPort) => ({ udp: { destinationPort } })),
  fc.constantFrom({ destinationNamedPort: "http" }, { destinationNamedPort: "dns" }),
);

const rules = (side: "from" | "to") =>
  fc.array(
    fc.record(
      {
        action: fc.constantFrom("Accept", "Deny", "Pass"),
        [side]: fc.array(peer(side), { minLength: 1, maxLength: 2 }),
        protocols: fc.array(port, { minLength: 1, maxLength: 2 }),
      },
      { requiredKeys: ["action", side] },
    ),
    { maxLength: 2 },
  );

const tierPolicies = fc
  .array(
    fc.record({
      tier: fc.constantFrom("Admin", "Admin", "Baseline"),
      subject: fc.oneof(
        fc.record({ namespaces: namespaceSelector }),
        fc.record({ pods: fc.record({ namespaceSelector, podSelector: selector }) }),
      ),
      ingress: rules("from"),
      egress: rules("to"),
    }),
    { minLength: 9, maxLength: 9 },
  )
  .map((specs) =>
    specs.map(
      (spec, priority) =>
        ({
          apiVersion: "policy.networking.k8s.io/v1alpha2",
          kind: "ClusterNetworkPolicy",
          metadata: { name: `tier-${priority}` },
          spec: { ...spec, priority },
        }) as PlainTierPolicy,
    ),
  );

/** 200 pods in eight namespaces, 40 NetworkPolicies and nine ClusterNetworkPolicies. */
export function sampleOf(seed: number): Sample {
  const cluster = plainClusterOf({
    namespaces: ["n1", "n2", "n3", "n4", "n5", "n6", "n7", "n8"],
    pods: { least: 200, most: 200 },
    policies: { least: 40, most: 40 },
  });
  const [sample] = fc.sample(fc.record({ cluster, tiers: tierPolicies }), { numRuns: 1, seed });
  if (!sample) throw new Error("no sample was made");
  return sample;
}
