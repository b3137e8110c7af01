import { bureau, change, create, education, operator, type Tried } from "./request.js";
import { container, cronJob, deployment, image, pod, xinchuang } from "./workloads.js";

const inIdentity = (object: { readonly kind: string }) => create(bureau, "data-bureau-identity", object);
const inXueji = (object: { readonly kind: string }) => create(education, "education-xueji", object);
const running = "/api/v1/namespaces/data-bureau-identity/pods/running";
const debugger_ = (from: string) => ({
  spec: { ephemeralContainers: [{ ...container({ image: from }), name: "debugger" }] },
});

const notListed = (foreign: string) =>
  `镜像 ${foreign} 不在登记的仓库中 / image not from a listed registry: registry.zwy.example/gov`;

export const registries: Tried = {
  accepted: [
    ["a pod from a listed registry", inIdentity(pod())],
    ["a deployment from a listed registry", inIdentity(deployment())],
    ["a cron job from a listed registry", inIdentity(cronJob())],
    ["a label on a running pod", change(operator, running, { metadata: { labels: { tier: "front" } } })],
    [
      "a listed debugger in a running pod",
      change(operator, `${running}/ephemeralcontainers`, debugger_(image)),
    ],
  ],
  refused: [
    [
      "an image of another registry",
      inIdentity(pod({ containers: [container({ image: "docker.example/a:1" })] })),
      notListed("docker.example/a:1"),
    ],
    [
      "an image without a registry",
      inIdentity(pod({ containers: [container({ image: "nginx" })] })),
      notListed("nginx"),
    ],
    [
      "a registry whose name only begins alike",
      inIdentity(pod({ containers: [container({ image: "registry.zwy.example/gov-evil/a" })] })),
      notListed("registry.zwy.example/gov-evil/a"),
    ],
    [
      "a foreign init container",
      inIdentity(pod({ initContainers: [container({ name: "init", image: "evil/x" })] })),
      notListed("evil/x"),
    ],
    [
      "a deployment of a foreign image",
      inIdentity(deployment({ containers: [container({ image: "evil/a" })] })),
      notListed("evil/a"),
    ],
    [
      "a cron job of a foreign image",
      inIdentity(cronJob({ containers: [container({ image: "evil/a" })] })),
      notListed("evil/a"),
    ],
    [
      "a foreign image for a running pod",
      change(operator, running, { spec: { containers: [{ name: "app", image: "evil/x" }] } }),
      notListed("evil/x"),
    ],
    [
      "a foreign debugger in a running pod",
      change(operator, `${running}/ephemeralcontainers`, debugger_("evil/x")),
      notListed("evil/x"),
    ],
  ],
};

export const hostAccess: Tried = {
  accepted: [
    ["a pod that wants nothing of its node", inIdentity(pod())],
    [
      "a volume that is claimed",
      inIdentity(pod({ volumes: [{ name: "data", persistentVolumeClaim: { claimName: "data" } }] })),
    ],
    [
      "a port of a container",
      inIdentity(deployment({ containers: [container({ ports: [{ containerPort: 8443 }] })] })),
    ],
  ],
  refused: [
    [
      "the host's network",
      inIdentity(deployment({ hostNetwork: true })),
      "不得使用宿主机的网络、进程或 IPC 命名空间 / hostNetwork, hostPID and hostIPC are not allowed for tenants",
    ],
    [
      "the host's files",
      inIdentity(deployment({ volumes: [{ name: "h", hostPath: { path: "/" } }] })),
      "不得挂载宿主机目录，请改用持久卷 / hostPath volumes are not allowed; use a persistent volume claim",
    ],
    [
      "a port of the host",
      inIdentity(deployment({ containers: [container({ ports: [{ containerPort: 80, hostPort: 80 }] })] })),
      "不得占用宿主机端口，请改用 Service / hostPort is not allowed; use a Service",
    ],
    [
      "privileges",
      inIdentity(deployment({ containers: [container({ securityContext: { privileged: true } })] })),
      "不得以特权方式运行容器 / privileged containers are not allowed",
    ],
    [
      "a node by its name",
      inIdentity(pod({ nodeName: "node-1" })),
      "不得指定节点名，由调度器选择节点 / nodeName must not be set; the scheduler chooses the node",
    ],
  ],
};

const anotherClass =
  "优先级类只能使用 zhengyun-department、zhengyun-batch 或本命名空间核定的一个 / priorityClassName must be one of zhengyun-department, zhengyun-batch or the one given to this namespace";

export const priority: Tried = {
  accepted: [
    ["the priority its namespace was given", inIdentity(pod({ priorityClassName: "zhengyun-core" }))],
    ["batch work", inIdentity(pod({ priorityClassName: "zhengyun-batch" }))],
    ["no priority", inIdentity(deployment())],
  ],
  refused: [
    ["another's priority", inIdentity(pod({ priorityClassName: "zhengyun-shared-service" })), anotherClass],
    ["a system priority", inIdentity(pod({ priorityClassName: "system-cluster-critical" })), anotherClass],
    [
      "a core priority where none was given",
      inXueji(deployment({ ...xinchuang, priorityClassName: "zhengyun-core" })),
      anotherClass,
    ],
  ],
};

const notTolerated =
  "非信创应用不得容忍信创节点的污点，也不得容忍所有污点 / only 信创 namespaces may tolerate the taint of 信创 nodes; no one may tolerate every taint";

export const xinchuangNodes: Tried = {
  accepted: [
    ["a 信创 pod that asks for 信创 nodes", inXueji(pod(xinchuang))],
    ["a 信创 deployment that asks for them", inXueji(deployment(xinchuang))],
    ["an ordinary pod on ordinary nodes", inIdentity(pod())],
    [
      "an ordinary pod that tolerates another taint",
      inIdentity(pod({ tolerations: [{ key: "spot", operator: "Exists" }] })),
    ],
  ],
  refused: [
    [
      "a 信创 pod on any node",
      inXueji(pod()),
      '信创应用须声明 nodeSelector zhengyun.io/xinchuang: "true" 及同名污点的容忍 / this namespace runs on 信创 nodes: set nodeSelector zhengyun.io/xinchuang: "true" and tolerate that taint',
    ],
    ["an ordinary pod on 信创 nodes", inIdentity(pod({ tolerations: xinchuang.tolerations })), notTolerated],
    [
      "a pod that tolerates every taint",
      inIdentity(pod({ tolerations: [{ operator: "Exists" }] })),
      notTolerated,
    ],
  ],
};
