import { labels } from "../../keys.js";
import type { KubernetesObject } from "../../kubernetes-object.js";
import { admissionPolicy, celText } from "./admission-policy.js";

/** Annotation by which MetalLB is asked for a pool of addresses. */
const ADDRESS_POOL = "metallb.io/address-pool";
/** Annotations by which MetalLB is asked for certain addresses, now and formerly, or to share one. */
const ADDRESS_ANNOTATIONS = [
  "metallb.io/loadBalancerIPs",
  "metallb.universe.tf/loadBalancerIPs",
  "metallb.universe.tf/address-pool",
];

const labelOf = (key: string) => `namespaceObject.metadata.labels[${celText(key)}]`;

/**
 * A tenant's services come out of the cluster only through load balancers, only with addresses of its own
 * department in its own zone, and with the callers' addresses kept, since policies between pools judge these.
 */
export function loadBalancersPolicy(): KubernetesObject[] {
  return admissionPolicy({
    name: "load-balancers",
    matched: [{ group: "", resources: ["services"], operations: ["CREATE", "UPDATE"] }],
    variables: {
      balanced: "object.spec.?type.orValue('') == 'LoadBalancer'",
      notes: "object.metadata.?annotations.orValue({})",
      pool: `${labelOf(labels.department)} + '-' + ${labelOf(labels.zone)}`,
    },
    validations: [...forAllServices, ...forLoadBalancers],
  });
}

const forAllServices = [
  {
    expression: "object.spec.?type.orValue('') != 'NodePort'",
    message: "不得使用 NodePort，请改用负载均衡 / NodePort services are not allowed; use a load balancer",
  },
  {
    expression: "object.spec.?externalIPs.orValue([]).size() == 0",
    message: "不得声明 externalIPs / externalIPs are not allowed",
  },
];

const forLoadBalancers = [
  {
    expression: `!variables.balanced || variables.notes[?${celText(ADDRESS_POOL)}].orValue('') == variables.pool`,
    message:
      "负载均衡须使用本部门本网络区的地址池 / a load balancer must ask for its department's pool of its zone",
    messageExpression: `'负载均衡须注明 ${ADDRESS_POOL}: ' + variables.pool + ' / a load balancer must carry the annotation ${ADDRESS_POOL}: ' + variables.pool`,
  },
  {
    expression:
      "!variables.balanced || (!has(object.spec.loadBalancerIP) && !has(object.spec.loadBalancerClass) && " +
      `!['${ADDRESS_ANNOTATIONS.join("', '")}'].exists(k, k in variables.notes))`,
    message:
      "负载均衡不得自选地址或类别，由地址池分配 / a load balancer must not choose its address or class; its pool gives one",
  },
  {
    expression: "!variables.balanced || object.spec.?externalTrafficPolicy.orValue('') == 'Local'",
    message:
      "负载均衡须声明 externalTrafficPolicy: Local，以保留来源地址 / a load balancer must set externalTrafficPolicy: Local, which keeps the caller's address",
  },
  {
    expression: "!variables.balanced || !object.spec.?allocateLoadBalancerNodePorts.orValue(true)",
    message:
      "负载均衡须声明 allocateLoadBalancerNodePorts: false，不得开放节点端口 / a load balancer must set allocateLoadBalancerNodePorts: false; node ports are not given",
  },
];
