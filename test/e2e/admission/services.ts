import { bureau, create, type Tried } from "./request.js";
import { balancer, service } from "./workloads.js";

const offer = (object: { readonly kind: string }) => create(bureau, "data-bureau-identity", object);

const ownPool =
  "负载均衡须注明 metallb.io/address-pool: data-bureau-public / a load balancer must carry the annotation metallb.io/address-pool: data-bureau-public";
const noChoice =
  "负载均衡不得自选地址或类别，由地址池分配 / a load balancer must not choose its address or class; its pool gives one";

export const loadBalancers: Tried = {
  accepted: [
    ["a service within the cluster", offer(service())],
    ["a service without an address", offer(service({ clusterIP: "None" }))],
    ["a load balancer with its own department's addresses", offer(balancer())],
  ],
  refused: [
    [
      "a node port",
      offer(service({ type: "NodePort" })),
      "不得使用 NodePort，请改用负载均衡 / NodePort services are not allowed; use a load balancer",
    ],
    [
      "external addresses",
      offer(service({ externalIPs: ["10.0.0.9"] })),
      "不得声明 externalIPs / externalIPs are not allowed",
    ],
    ["a load balancer without a pool of addresses", offer(balancer({}, {})), ownPool],
    [
      "another department's addresses",
      offer(balancer({}, { "metallb.io/address-pool": "education-public" })),
      ownPool,
    ],
    [
      "a load balancer that hides its callers",
      offer(balancer({ externalTrafficPolicy: "Cluster" })),
      "负载均衡须声明 externalTrafficPolicy: Local，以保留来源地址 / a load balancer must set externalTrafficPolicy: Local, which keeps the caller's address",
    ],
    [
      "a load balancer with node ports",
      offer(balancer({ allocateLoadBalancerNodePorts: true })),
      "负载均衡须声明 allocateLoadBalancerNodePorts: false，不得开放节点端口 / a load balancer must set allocateLoadBalancerNodePorts: false; node ports are not given",
    ],
    [
      "a load balancer of another class",
      offer(balancer({ loadBalancerClass: "other.example/lb" })),
      noChoice,
    ],
    ["an address of its choice", offer(balancer({ loadBalancerIP: "10.0.1.3" })), noChoice],
  ],
};
