import { annotations } from "../../keys.js";
import type { KubernetesObject } from "../../kubernetes-object.js";
import { admissionPolicy, celText } from "./admission-policy.js";
import { automation } from "./requester.js";

/** CEL: the namespace that is to go, or whose default deny is. */
const namespace = "(request.resource.resource == 'namespaces' ? oldObject : namespaceObject)";

/**
 * Our automation, which alone may remove a tenant's namespace and the default deny in it, may do so only once the
 * namespace says that it is retiring. Terraform's `prevent_destroy` does not hold when an application simply
 * disappears from the estate, because the word disappears with it.
 */
export function retirementPolicy(): KubernetesObject[] {
  return admissionPolicy({
    name: "retirement",
    matched: [
      { group: "", resources: ["namespaces"], operations: ["DELETE"] },
      { group: "networking.k8s.io", resources: ["networkpolicies"], operations: ["DELETE"] },
    ],
    conditions: {
      "namespace-or-default-deny":
        "request.resource.resource == 'namespaces' || oldObject.metadata.name == 'default-deny'",
      automation,
    },
    validations: [
      {
        expression: `${namespace}.metadata.?annotations[?${celText(annotations.state)}].orValue('') == 'retiring'`,
        message:
          "请先在底账中将应用标为 state: retiring 并执行变更，再予移除 / mark the application state: retiring in the estate and apply that first, then remove it",
      },
    ],
  });
}
