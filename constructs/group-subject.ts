/**
 * A group as the subject of a role binding.
 *
 * @param name of the group, as the identity provider gives it
 */
export function groupSubject(name: string) {
  // Left out, the provider would write the namespace "default" into the live object.
  return { apiGroup: "rbac.authorization.k8s.io", kind: "Group", name, namespace: "" };
}
