import type { Path } from "../../estate/entity.js";

/**
 * What the engine reads: the Kubernetes objects that decide who can reach whom, as plain data. Nothing here says
 * what they mean; that is the engine's work, and a second time the slow evaluator's.
 */

/** Where an object was read, so that its lines can be told when, and only when, something is to be said. */
export interface Origin {
  readonly file: string;
  /** The document in its file, from 0. */
  readonly document: number;
  /** From the document's own root to the object: `["items", 3]` in a list. */
  readonly path: Path;
}

export type Labels = Readonly<Record<string, string>>;

/** Something that can be known or not. */
export type Known<T> = T | "unknown";

export type Direction = "ingress" | "egress";

export type Protocol = "TCP" | "UDP" | "SCTP";
export const protocols: readonly Protocol[] = ["SCTP", "TCP", "UDP"];

/** One line of a selector; `matchLabels` become `In` with one value. */
export interface Requirement {
  readonly key: string;
  readonly operator: "In" | "NotIn" | "Exists" | "DoesNotExist";
  /** Empty for `Exists` and `DoesNotExist`. */
  readonly values: readonly string[];
}

/** All requirements must hold; none at all selects everything. */
export interface Selector {
  readonly requirements: readonly Requirement[];
  /** Whether a part of it could not be read, so that a match cannot be known to be one. */
  readonly unreadable: boolean;
}

export interface Namespace {
  readonly name: string;
  readonly labels: Labels;
  /** False where the input has no such namespace: beside its name, it may carry any label. */
  readonly labelsKnown: boolean;
  readonly annotations: Labels;
  /** Left out for a namespace that the input only mentions. */
  readonly origin?: Origin;
}

export interface ContainerPort {
  readonly name: string;
  readonly protocol: Protocol;
  readonly number: number;
}

/** Pods of one owner that nothing tells apart: those of a template, or one live pod. */
export interface Pod {
  readonly namespace: string;
  /** The controlling owner: what people call the workload. */
  readonly kind: string;
  readonly name: string;
  readonly labels: Labels;
  /** False for a pod that stands for any the namespace may come to have. */
  readonly labelsKnown: boolean;
  /** The container ports that have names. */
  readonly namedPorts: Known<readonly ContainerPort[]>;
  readonly hostNetwork: boolean;
  /** Its own addresses, or networks that they come from. */
  readonly addresses: Known<readonly string[]>;
  /** Whether its namespace is not in the input, which then says nothing of what governs it. @default false */
  readonly isOutside?: boolean;
  readonly origin?: Origin;
}

/** Addresses: a CIDR without some others. */
export interface AddressBlock {
  readonly cidr: string;
  readonly except: readonly string[];
}

/** Whom a rule names at the other end. */
export type Peer =
  /** Pods that match `pods` in namespaces that match `namespaces`; "own" is the policy's namespace. */
  | { readonly kind: "pods"; readonly namespaces: Selector | "own"; readonly pods: Selector }
  | ({ readonly kind: "block" } & AddressBlock)
  /** Addresses that are known only when it runs: nodes, domain names. Among pods, only those on the host's network. */
  | { readonly kind: "elsewhere" }
  /** A part that could not be read: it may mean anybody. */
  | { readonly kind: "unreadable" };

/** Which destination ports a rule names. */
export type PortRange =
  | { readonly kind: "numbers"; readonly protocol: Protocol; readonly first: number; readonly last: number }
  /** A container port's name; without a protocol it means the port of that name in any protocol. */
  | { readonly kind: "name"; readonly protocol?: Protocol; readonly name: string }
  | { readonly kind: "unreadable" };

/** What a rule matches: any peer of the list (or "any"), on any port of the list (or "any"). */
export interface Rule {
  readonly peers: readonly Peer[] | "any";
  readonly ports: readonly PortRange[] | "any";
}

/** What labels and annotations say about a policy, its place among others, and where it was read. */
interface PolicyIdentity {
  readonly name: string;
  readonly labels: Labels;
  readonly annotations: Labels;
  readonly origin: Origin;
}

/** networking.k8s.io/v1 NetworkPolicy. A direction that it does not isolate is left out. */
export interface NetworkPolicy extends PolicyIdentity {
  readonly namespace: string;
  readonly pods: Selector;
  readonly ingress?: readonly Rule[];
  readonly egress?: readonly Rule[];
  /** Whether its policyTypes could not be read, so that it may isolate or not, in both directions. */
  readonly typesUnreadable: boolean;
}

export type Action = "Accept" | "Deny" | "Pass";

/** A rule that stands in an order: the first that matches decides. */
export interface TierRule extends Rule {
  readonly action: Action;
  readonly name?: string;
}

/** policy.networking.k8s.io/v1alpha2 ClusterNetworkPolicy. */
export interface ClusterNetworkPolicy extends PolicyIdentity {
  readonly tier: "Admin" | "Baseline";
  readonly priority: number;
  readonly subject: { readonly namespaces: Selector; readonly pods: Selector };
  readonly ingress: readonly TierRule[];
  readonly egress: readonly TierRule[];
}

export interface ServicePort {
  readonly name?: string;
  readonly protocol: Protocol;
  readonly number: number;
  /** A number, or the name of a container port. */
  readonly target: number | string;
  readonly nodePort?: number;
}

export interface Service {
  readonly namespace: string;
  readonly name: string;
  readonly type: "ClusterIP" | "NodePort" | "LoadBalancer" | "ExternalName";
  /** Undefined where the Service selects nothing by itself. */
  readonly pods?: Selector;
  readonly ports: readonly ServicePort[];
  /** Cluster addresses; load-balancer addresses stand apart. */
  readonly addresses: readonly string[];
  readonly loadBalancerAddresses: readonly string[];
  /** Whether clients' addresses survive to the pod: externalTrafficPolicy Local. */
  readonly keepsSource: boolean;
  readonly origin: Origin;
}

/** Everything of one cluster. */
export interface ClusterObjects {
  readonly namespaces: readonly Namespace[];
  readonly pods: readonly Pod[];
  readonly networkPolicies: readonly NetworkPolicy[];
  readonly clusterPolicies: readonly ClusterNetworkPolicy[];
  readonly services: readonly Service[];
}
