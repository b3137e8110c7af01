import type { KubernetesObject } from "../../../constructs/kubernetes-object.js";
import type { Access } from "../cluster/access.js";
import { applyAll } from "../cluster/apply-objects.js";
import { type Connection, connect } from "../cluster/connection.js";
import { until } from "../until.js";

/** A pod that runs or has run, as far as Prometheus looks at it. */
export interface RunningPod {
  readonly namespace: string;
  readonly name: string;
  readonly node: string;
  readonly address: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly ports: readonly number[];
  /** Whether it was thrown out. @default false */
  readonly isEvicted?: boolean;
}

/** A service, and what stands behind it: pods by their names, or addresses outside. */
export interface Behind {
  readonly namespace: string;
  readonly service: string;
  readonly ports: Readonly<Record<string, number>>;
  readonly ends: readonly (string | RunningPod)[];
}

export interface ClusterNode {
  readonly name: string;
  readonly address: string;
}

/** What runs in a cluster that has no kubelet to say so. */
export interface Running {
  readonly nodes: readonly ClusterNode[];
  readonly pods: readonly RunningPod[];
  readonly services: readonly Behind[];
}

/** Writes it into an API server, states included. */
export async function makeRunning(access: Access, { nodes, pods, services }: Running): Promise<void> {
  const connection = connect(access);
  try {
    const namespaces = new Set([...pods, ...services].map(({ namespace }) => namespace));
    await applyAll(access, [...namespaces].map(namespaceOf));
    for (const namespace of namespaces) await until(() => hasAccount(connection, namespace));
    await applyAll(access, [...nodes.map(nodeOf), ...pods.map(podOf), ...services.flatMap(serviceOf)]);
    for (const { name, address } of nodes) {
      const addresses = [{ type: "InternalIP", address }];
      const daemonEndpoints = { kubeletEndpoint: { Port: 10250 } };
      await state(connection, `/api/v1/nodes/${name}`, { addresses, daemonEndpoints });
    }
    for (const { namespace, name, address, isEvicted } of pods) {
      const status = { phase: isEvicted ? "Failed" : "Running", podIP: address, podIPs: [{ ip: address }] };
      await state(connection, `/api/v1/namespaces/${namespace}/pods/${name}`, status);
    }
  } finally {
    connection.close();
  }
}

async function hasAccount(connection: Connection, namespace: string): Promise<boolean> {
  const path = `/api/v1/namespaces/${namespace}/serviceaccounts/default`;
  return (await connection.ask({ method: "GET", path })).status === 200;
}

async function state(connection: Connection, path: string, status: object): Promise<void> {
  const answer = await connection.ask({ method: "PATCH", path: `${path}/status`, body: { status } });
  if (answer.status !== 200) throw new Error(answer.body);
}

const namespaceOf = (name: string): KubernetesObject => ({
  apiVersion: "v1",
  kind: "Namespace",
  metadata: { name },
});

const nodeOf = ({ name }: ClusterNode): KubernetesObject => ({
  apiVersion: "v1",
  kind: "Node",
  metadata: { name },
});

function podOf({ namespace, name, node, labels, ports }: RunningPod): KubernetesObject {
  const containers = [
    { name: "main", image: "example/main", ports: ports.map((containerPort) => ({ containerPort })) },
  ];
  return {
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name, namespace, labels },
    spec: { nodeName: node, automountServiceAccountToken: false, containers },
  };
}

function serviceOf({ namespace, service, ports, ends }: Behind): KubernetesObject[] {
  const metadata = { name: service, namespace, labels: { "kubernetes.io/service-name": service } };
  const named = Object.entries(ports).map(([name, port]) => ({ name, port }));
  const endpoints = ends.map((end) =>
    typeof end === "string"
      ? { addresses: [end] }
      : {
          addresses: [end.address],
          nodeName: end.node,
          targetRef: { kind: "Pod", namespace, name: end.name },
        },
  );
  const slice = { apiVersion: "discovery.k8s.io/v1", kind: "EndpointSlice", metadata };
  return [
    { ...slice, addressType: "IPv4", endpoints, ports: named },
    ...(service === "kubernetes"
      ? []
      : [{ apiVersion: "v1", kind: "Service", metadata, spec: { clusterIP: "None", ports: named } }]),
  ];
}
