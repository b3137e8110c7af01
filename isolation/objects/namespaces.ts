import type { ClusterObjects, Labels, Namespace, Pod, Rule, Selector } from "./model.js";

/** The API server puts a namespace's name here; nobody can change it. */
export const namespaceNameLabel = "kubernetes.io/metadata.name";

/** The name of the pod that stands for any a namespace may come to have; no real pod can be called so. */
const anyPodName = "*";

/** What policies say of pods in namespaces that they call by name. */
interface Mention {
  readonly namespace: string;
  readonly pods: Selector;
}

function mentions(objects: ClusterObjects): Mention[] {
  return [...objects.networkPolicies, ...objects.clusterPolicies].flatMap((policy) => {
    const rules: readonly Rule[] = [...(policy.ingress ?? []), ...(policy.egress ?? [])];
    const peers = rules.flatMap((rule) => (rule.peers === "any" ? [] : rule.peers));
    const named = peers.flatMap((peer) =>
      peer.kind === "pods" ? mentioned(peer.namespaces, peer.pods) : [],
    );
    return "subject" in policy
      ? [...named, ...mentioned(policy.subject.namespaces, policy.subject.pods)]
      : named;
  });
}

function mentioned(namespaces: Selector | "own", pods: Selector): Mention[] {
  if (namespaces === "own") return [];
  return namespaces.requirements
    .filter(({ key, operator }) => key === namespaceNameLabel && operator === "In")
    .flatMap(({ values }) => values.map((namespace) => ({ namespace, pods })));
}

/** Adds the namespaces that objects are in but that the input does not have; nothing but their names is known. */
export function withMissingNamespaces(objects: ClusterObjects): ClusterObjects {
  const known = new Set(objects.namespaces.map(({ name }) => name));
  const used = [...objects.pods, ...objects.networkPolicies, ...objects.services].map((one) => one.namespace);
  const missing = [...new Set(used)].filter((name) => !known.has(name));
  return missing.length === 0
    ? objects
    : { ...objects, namespaces: [...objects.namespaces, ...missing.map(unknownNamespace)] };
}

/**
 * Gives every namespace without pods one that stands for any pod it may come to have, and does the same for
 * namespaces that policies call by name; where they ask for pods with certain labels there, one more stands for
 * those. So manifests without pods can be asked about.
 */
export function withAnyPods(objects: ClusterObjects): ClusterObjects {
  const known = new Set(objects.namespaces.map(({ name }) => name));
  const named = mentions(objects);
  const called = [...new Set(named.map(({ namespace }) => namespace))].filter((name) => !known.has(name));
  const namespaces = [...objects.namespaces, ...called.sort().map(unknownNamespace)];
  const inhabited = new Set(objects.pods.map(({ namespace }) => namespace));
  const empty = namespaces.filter(({ name }) => !inhabited.has(name));
  const pods = new Map(empty.map(({ name }) => [`${name}/`, anyPod(name, {}, !known.has(name))]));
  for (const { namespace, pods: selector } of named) {
    const labels = labelsAskedFor(selector);
    if (inhabited.has(namespace) || !labels) continue;
    pods.set(`${namespace}/${labelsText(labels)}`, anyPod(namespace, labels, !known.has(namespace)));
  }
  return { ...objects, namespaces, pods: [...objects.pods, ...pods.values()] };
}

/** The labels of a selector that asks for single values and nothing else; undefined for any other. */
function labelsAskedFor({ requirements, unreadable }: Selector): Labels | undefined {
  const isPlain = requirements.every(({ operator, values }) => operator === "In" && values.length === 1);
  if (!isPlain || unreadable || requirements.length === 0) return undefined;
  return Object.fromEntries(requirements.map(({ key, values }) => [key, values[0] ?? ""]));
}

function labelsText(labels: Labels): string {
  return Object.entries(labels)
    .map(([key, value]) => `${key}=${value}`)
    .sort()
    .join();
}

/** A namespace of which only the name is known. */
export function unknownNamespace(name: string): Namespace {
  return { name, labels: { [namespaceNameLabel]: name }, labelsKnown: false, annotations: {} };
}

/** Any pod of a namespace that has these labels: its others, its ports and addresses are not known. */
function anyPod(namespace: string, labels: Labels, isOutside: boolean): Pod {
  const text = labelsText(labels);
  return {
    namespace,
    kind: "Pod",
    name: text === "" ? anyPodName : `${anyPodName}[${text}]`,
    labels,
    labelsKnown: false,
    namedPorts: "unknown",
    hostNetwork: false,
    addresses: "unknown",
    isOutside,
  };
}

/** Says which networks the pods of a cluster take their addresses from, where their own are not known. */
export function withPodNetworks(objects: ClusterObjects, networks: readonly string[]): ClusterObjects {
  if (networks.length === 0) return objects;
  const pods = objects.pods.map((pod) =>
    pod.addresses === "unknown" && !pod.hostNetwork ? { ...pod, addresses: networks } : pod,
  );
  return { ...objects, pods };
}
