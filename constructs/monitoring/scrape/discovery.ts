import type { Relabeling, Targets } from "./scrape-config.js";

/**
 * What `instance` names: the node of a pod that each node has one of, the replica where several pods share the work
 * under names that tell them apart, or the service where one pod at a time does it. Never an address of a pod: an
 * alert stays the same alert when its pod is replaced.
 */
export type Instance = "node" | "replica" | "service";

/** Pods that we know by their labels. */
export interface Pods {
  readonly namespace: string;
  readonly labels: Readonly<Record<string, string>>;
  /** The port on which a container gives metrics; its others are no targets. */
  readonly port: number;
}

/** What stands behind a service. */
export interface ServiceEnd {
  readonly namespace: string;
  readonly service: string;
  /** The port that its pods listen on, by number or by its name; the others are no targets. */
  readonly port: number | string;
}

/** Every node's kubelet. */
export function nodes(): Targets {
  return {
    kubernetesSDConfigs: [{ role: "Node" }],
    relabelings: [instanceFrom("__meta_kubernetes_node_name")],
  };
}

/** Pods with these labels. @param name what the targets are called where `instance` is a service */
export function pods({ namespace, labels, port }: Pods, instance: Instance, name: string): Targets {
  return {
    kubernetesSDConfigs: [
      { role: "Pod", namespaces: only(namespace), selectors: [{ role: "Pod", label: selectorOf(labels) }] },
    ],
    relabelings: [
      keep("__meta_kubernetes_pod_container_port_number", `${port}`),
      // What was evicted stays in the list, with the address that it had.
      { action: "drop", sourceLabels: ["__meta_kubernetes_pod_phase"], regex: "Failed|Succeeded" },
      instance === "service"
        ? { targetLabel: "instance", replacement: name }
        : instanceFrom(
            instance === "node" ? "__meta_kubernetes_pod_node_name" : "__meta_kubernetes_pod_name",
          ),
    ],
  };
}

/** What stands behind a service, in the cluster or, where its endpoints were written by hand, outside. */
export function behindService({ namespace, service, port }: ServiceEnd, instance: Instance): Targets {
  const label = `kubernetes.io/service-name=${service}`;
  return {
    kubernetesSDConfigs: [
      {
        role: "EndpointSlice",
        namespaces: only(namespace),
        selectors: [{ role: "EndpointSlice", label }],
      },
    ],
    relabelings: [
      keep(`__meta_kubernetes_endpointslice_port${typeof port === "number" ? "" : "_name"}`, `${port}`),
      ...(instance === "service"
        ? [{ targetLabel: "instance", replacement: service }]
        : namedEnd(
            instance === "node"
              ? "__meta_kubernetes_pod_node_name"
              : "__meta_kubernetes_endpointslice_address_target_name",
          )),
    ],
  };
}

/** By name, or by its host's address where no pod of the cluster stands behind: that one is not replaced either. */
function namedEnd(label: string): Relabeling[] {
  return [
    { sourceLabels: ["__address__"], regex: "(.+):\\d+", targetLabel: "instance" },
    { ...instanceFrom(label), regex: "(.+)" },
  ];
}

function instanceFrom(label: string): Relabeling {
  return { sourceLabels: [label], targetLabel: "instance" };
}

function keep(label: string, regex: string): Relabeling {
  return { action: "keep", sourceLabels: [label], regex };
}

const only = (namespace: string) => ({ names: [namespace] });

/** As label selectors of the API server are written. */
function selectorOf(labels: Readonly<Record<string, string>>): string {
  return Object.entries(labels)
    .map(([key, value]) => `${key}=${value}`)
    .join(",");
}
