const apiGroup = "rbac.authorization.k8s.io";

/** Left out, the provider would write the namespace "default" into the live object. */
const namespace = "";

/**
 * A group as the subject of a role binding.
 *
 * @param name of the group, as the identity provider gives it
 */
export function groupSubject(name: string) {
  return { apiGroup, kind: "Group", name, namespace };
}

/**
 * A service account as the subject of a role binding, by the name that it is known by as a user: of a subject of kind
 * ServiceAccount the provider says only afterwards what it is, and nobody could judge the plan.
 */
export function serviceAccountSubject(account: { readonly namespace: string; readonly name: string }) {
  return {
    apiGroup,
    kind: "User",
    name: `system:serviceaccount:${account.namespace}:${account.name}`,
    namespace,
  };
}
