import { labels } from "../../keys.js";
import type { KubernetesObject } from "../../kubernetes-object.js";
import { admissionPolicy, celText } from "./admission-policy.js";
import { notAutomation } from "./requester.js";

const guardedKey = (key: string) =>
  `${key}.startsWith('zhengyun.io/') || ${key}.startsWith('pod-security.kubernetes.io/') || ` +
  `${key}.startsWith('scheduler.alpha.kubernetes.io/') || ${key} == '${labels.managedBy}'`;

/** CEL: every guarded key of one map has the same value in another. */
const keptIn = (one: string, other: string) =>
  `${one}.all(k, !(${guardedKey("k")}) || (k in ${other} && ${other}[k] == ${one}[k]))`;

const isTenant = (object: string) =>
  `(${object} != null && ${celText(labels.department)} in ${object}.metadata.?labels.orValue({}))`;

/**
 * The identity of a tenant namespace is what every network policy trusts. Only our own automation makes such
 * namespaces, removes them, or changes the labels and annotations that say whose they are and how they are guarded.
 */
export function identityPolicy(): KubernetesObject[] {
  return admissionPolicy({
    name: "identity",
    matched: [{ group: "", resources: ["namespaces"], operations: ["CREATE", "UPDATE", "DELETE"] }],
    inTenantNamespaces: false,
    conditions: {
      "tenant-namespace": `${isTenant("object")} || ${isTenant("oldObject")}`,
      "not-automation": notAutomation,
    },
    variables: {
      labels: "object == null ? {} : object.metadata.?labels.orValue({})",
      oldLabels: "oldObject == null ? {} : oldObject.metadata.?labels.orValue({})",
      notes: "object == null ? {} : object.metadata.?annotations.orValue({})",
      oldNotes: "oldObject == null ? {} : oldObject.metadata.?annotations.orValue({})",
    },
    validations: [
      {
        expression: "request.operation == 'UPDATE'",
        message:
          "租户命名空间只能经底账开通和退出 / tenant namespaces are made and removed through the estate only",
      },
      {
        expression: [
          keptIn("variables.oldLabels", "variables.labels"),
          keptIn("variables.labels", "variables.oldLabels"),
          keptIn("variables.oldNotes", "variables.notes"),
          keptIn("variables.notes", "variables.oldNotes"),
        ].join(" && "),
        message:
          "身份与安全标签只能经底账修改 / identity and security labels are changed through the estate only",
      },
    ],
  });
}
