import type { KubernetesObject } from "../../kubernetes-object.js";
import { admissionPolicy } from "./admission-policy.js";
import { newPods, ofEachContainer, podSpecIn } from "./pods.js";

/**
 * Pods of tenants reach nothing of their node: its network, processes, files, ports and privileges, nor may they
 * choose it by name, past the scheduler and its taints. Pod Security says most of this too; this also holds where
 * a pool has no Pod Security, and says it in Chinese.
 */
export function hostAccessPolicy(): KubernetesObject[] {
  const { hostPorts, privileged } = containerVariables;
  return admissionPolicy({
    name: "host-access",
    matched: newPods,
    variables: { spec: podSpecIn("object"), hostPorts, privileged },
    validations: [
      {
        expression: ["hostNetwork", "hostPID", "hostIPC"]
          .map((field) => `!variables.spec.?${field}.orValue(false)`)
          .join(" && "),
        message:
          "不得使用宿主机的网络、进程或 IPC 命名空间 / hostNetwork, hostPID and hostIPC are not allowed for tenants",
      },
      {
        expression: "!variables.spec.?volumes.orValue([]).exists(v, has(v.hostPath))",
        message:
          "不得挂载宿主机目录，请改用持久卷 / hostPath volumes are not allowed; use a persistent volume claim",
      },
      {
        expression: "!variables.hostPorts.exists(p, p)",
        message: "不得占用宿主机端口，请改用 Service / hostPort is not allowed; use a Service",
      },
      {
        expression: "!variables.privileged.exists(p, p)",
        message: "不得以特权方式运行容器 / privileged containers are not allowed",
      },
      {
        expression: "!has(variables.spec.nodeName)",
        message:
          "不得指定节点名，由调度器选择节点 / nodeName must not be set; the scheduler chooses the node",
      },
    ],
  });
}

const containerVariables = {
  hostPorts: ofEachContainer("variables.spec", "c.?ports.orValue([]).exists(p, p.?hostPort.orValue(0) > 0)"),
  privileged: ofEachContainer("variables.spec", "c.?securityContext.?privileged.orValue(false)"),
};
