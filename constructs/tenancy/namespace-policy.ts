import type { NetworkPolicyV1Spec } from "@cdktf/provider-kubernetes/lib/network-policy-v1/index.js";
import type { Construct } from "constructs";
import { NetworkPolicyV1 } from "../bindings.js";
import { managed } from "../keys.js";
import type { NamespaceRef } from "./namespace-ref.js";

/** A network policy of a namespace, by the name that it has there. */
export function namespacePolicy(
  scope: Construct,
  { name: namespace, after }: NamespaceRef,
  name: string,
  spec: NetworkPolicyV1Spec,
): NetworkPolicyV1 {
  return new NetworkPolicyV1(scope, `${namespace}.${name}`, {
    dependsOn: [...after],
    metadata: { name, namespace, labels: { ...managed } },
    spec,
  });
}
