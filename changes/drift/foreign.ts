import { labels, MANAGER } from "../../constructs/keys.js";
import { AUTOMATION } from "../../constructs/platform/personas/names.js";
import { unreadPolicies } from "../compare/unread-policies.js";
import { labelsOf, listAt, textAt } from "../objects/fields.js";
import type { Manifest } from "../objects/object.js";
import type { Expected } from "./expected.js";
import { releaseOf } from "./normal.js";
import { typeOf } from "./type.js";

/** What only the estate may put into a tenant's namespace. Workloads and service accounts are the tenant's own. */
const guarded = new Set([
  "networking.k8s.io NetworkPolicy",
  " ResourceQuota",
  " LimitRange",
  "rbac.authorization.k8s.io RoleBinding",
]);

/** Everybody, logged in or not. */
const everybody = /^system:(authenticated|unauthenticated|anonymous)$/;

/** Whether an object that the estate does not make is where it makes a difference to what the estate means. */
export function isForeign(object: Manifest, expected: Expected): boolean {
  const release = releaseOf(object);
  if (release !== undefined && expected.releases.has(release)) return false;
  const own = labelsOf(object);
  // Kubernetes makes these by itself, and puts them right at each start.
  if (own.has("kubernetes.io/bootstrapping")) return false;
  const type = typeOf(object);
  const namespace = textAt(object, "metadata", "namespace");
  const isOurs = namespace !== undefined && expected.namespaces.has(namespace);
  // They overrule network policies, wherever they stand.
  if (unreadPolicies.has(String(object.kind))) return isOurs || namespace === undefined;
  if (!expected.types.has(type)) return false;
  if (isOurs && guarded.has(type)) return true;
  if (type === "rbac.authorization.k8s.io ClusterRoleBinding" && givesToOurs(object, expected)) return true;
  // A leftover: nobody takes care of it any more.
  return own.get(labels.managedBy) === MANAGER || own.has(labels.department) || own.has(labels.grant);
}

/** Whether a binding gives rights in the whole pool to personas, to tenants' service accounts or to everybody. */
function givesToOurs(binding: Manifest, expected: Expected): boolean {
  return listAt(binding, "subjects").some((subject) => {
    const name = textAt(subject, "name") ?? "";
    if (textAt(subject, "kind") === "ServiceAccount") {
      return isTenant(textAt(subject, "namespace"), expected);
    }
    const isSetUp = name === AUTOMATION && textAt(binding, "roleRef", "name") === "cluster-admin";
    return everybody.test(name) || (name.startsWith(`${MANAGER}:`) && !isSetUp);
  });
}

function isTenant(namespace: string | undefined, expected: Expected): boolean {
  return expected.ownerOf(namespace).department !== undefined;
}
