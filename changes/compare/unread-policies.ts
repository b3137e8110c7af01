/** Policies of the whole cluster, and of CNIs, whose language we do not read. */
export const unreadPolicies: ReadonlySet<string> = new Set([
  "ClusterNetworkPolicy",
  "AdminNetworkPolicy",
  "BaselineAdminNetworkPolicy",
  "CiliumNetworkPolicy",
  "CiliumClusterwideNetworkPolicy",
  "GlobalNetworkPolicy",
]);
