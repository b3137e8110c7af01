import { labels } from "../../keys.js";
import type { KubernetesObject } from "../../kubernetes-object.js";
import { groupName, PROVINCE } from "../personas/names.js";
import { admissionPolicy, celList, celText } from "./admission-policy.js";
import { notAutomation, notControlPlane } from "./requester.js";

/**
 * What isolates and limits a tenant is written by our automation only, whatever rights somebody else was given in
 * the cluster. One act is left to the security administrators of the pool or the province: removing the policy of a
 * grant, which closes a path. Nothing they may do opens one.
 *
 * @param pool the pool's id
 */
export function guardedObjectsPolicy(pool: string): KubernetesObject[] {
  const securityAdmins = celList([groupName("sec-admin", pool), groupName("sec-admin", PROVINCE)]);
  return admissionPolicy({
    name: "guarded-objects",
    matched: [
      {
        group: "networking.k8s.io",
        resources: ["networkpolicies"],
        operations: ["CREATE", "UPDATE", "DELETE"],
      },
      {
        group: "rbac.authorization.k8s.io",
        resources: ["roles", "rolebindings"],
        operations: ["CREATE", "UPDATE", "DELETE"],
      },
      { group: "", resources: ["resourcequotas", "limitranges"], operations: ["CREATE", "UPDATE", "DELETE"] },
    ],
    conditions: { "not-automation": notAutomation, "not-control-plane": notControlPlane },
    validations: [
      {
        expression:
          "request.operation == 'DELETE' && request.resource.resource == 'networkpolicies' && " +
          `${celText(labels.grant)} in oldObject.metadata.?labels.orValue({}) && ` +
          `${securityAdmins}.exists(g, g in request.userInfo.groups)`,
        message:
          "网络策略、权限、配额只能经底账修改；安全管理员可删除一项授权的策略以封堵 / network policies, roles, quotas and limits are changed through the estate only; a security administrator may delete a grant's policy to close it",
      },
    ],
  });
}
