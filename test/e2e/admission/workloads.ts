/** The registry that the small province lists, and an image of it. */
export const image = "registry.zwy.example/gov/app:1";

const restricted = { allowPrivilegeEscalation: false, capabilities: { drop: ["ALL"] } };

/** A container that Pod Security has nothing against. */
export const container = (rest: object = {}) => ({
  name: "app",
  image,
  securityContext: restricted,
  ...rest,
});

const podSpec = (rest: object) => ({
  securityContext: { runAsNonRoot: true, runAsUser: 1000, seccompProfile: { type: "RuntimeDefault" } },
  containers: [container()],
  ...rest,
});

export const pod = (rest: object = {}, name = "p") => ({
  apiVersion: "v1",
  kind: "Pod",
  metadata: { name },
  spec: podSpec(rest),
});

export const deployment = (rest: object = {}) => ({
  apiVersion: "apps/v1",
  kind: "Deployment",
  metadata: { name: "d" },
  spec: {
    selector: { matchLabels: { app: "d" } },
    template: { metadata: { labels: { app: "d" } }, spec: podSpec(rest) },
  },
});

export const cronJob = (rest: object = {}) => ({
  apiVersion: "batch/v1",
  kind: "CronJob",
  metadata: { name: "c" },
  spec: {
    schedule: "0 3 * * *",
    jobTemplate: { spec: { template: { spec: podSpec({ restartPolicy: "Never", ...rest }) } } },
  },
});

export const service = (spec: object = {}, annotations: object = {}) => ({
  apiVersion: "v1",
  kind: "Service",
  metadata: { name: "s", annotations },
  spec: { selector: { app: "d" }, ports: [{ port: 443 }], ...spec },
});

/** A load balancer as a tenant of the small province may have one. */
export const balancer = (
  spec: object = {},
  annotations: object = { "metallb.io/address-pool": "data-bureau-public" },
) =>
  service(
    { type: "LoadBalancer", externalTrafficPolicy: "Local", allocateLoadBalancerNodePorts: false, ...spec },
    annotations,
  );

/** What a pod needs that runs on 信创 nodes. */
export const xinchuang = {
  nodeSelector: { "zhengyun.io/xinchuang": "true" },
  tolerations: [{ key: "zhengyun.io/xinchuang", value: "true", effect: "NoSchedule" }],
};
