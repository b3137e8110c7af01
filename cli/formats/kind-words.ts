import type { Text } from "../../estate/findings/rule.js";

/** What people call the kinds of objects that we make. Others speak for themselves. */
const words: Readonly<Record<string, readonly [zh: string, one: string, many: string]>> = {
  Namespace: ["命名空间", "namespace", "namespaces"],
  ResourceQuota: ["配额", "quota", "quotas"],
  LimitRange: ["容器默认资源", "limit range", "limit ranges"],
  NetworkPolicy: ["网络策略", "network policy", "network policies"],
  RoleBinding: ["角色绑定", "role binding", "role bindings"],
  Role: ["角色", "role", "roles"],
  ClusterRole: ["集群角色", "cluster role", "cluster roles"],
  ClusterRoleBinding: ["集群角色绑定", "cluster role binding", "cluster role bindings"],
  StorageClass: ["存储类", "storage class", "storage classes"],
  PriorityClass: ["优先级", "priority class", "priority classes"],
  ServiceAccount: ["服务账号", "service account", "service accounts"],
  DefaultServiceAccount: ["默认服务账号", "default service account", "default service accounts"],
  ConfigMap: ["配置项", "config map", "config maps"],
  ValidatingAdmissionPolicy: ["准入策略", "admission policy", "admission policies"],
  ValidatingAdmissionPolicyBinding: ["准入策略绑定", "admission binding", "admission bindings"],
  BFDProfile: ["BFD 参数", "BFD profile", "BFD profiles"],
  BGPPeer: ["BGP 邻居", "BGP peer", "BGP peers"],
  BGPAdvertisement: ["路由通告", "route advertisement", "route advertisements"],
  IPAddressPool: ["地址池", "address pool", "address pools"],
  FRRConfiguration: ["路由配置", "router configuration", "router configurations"],
  PrometheusRule: ["告警规则文件", "rule file", "rule files"],
  ScrapeConfig: ["抓取配置", "scrape configuration", "scrape configurations"],
  HelmRelease: ["Helm 发布", "Helm release", "Helm releases"],
};

/** A number of objects of one kind: `3 network policies`, `网络策略 3`. */
export function countOf(kind: string, count: number): Text {
  const [zh, one, many] = words[kind] ?? [kind, kind, kind];
  return { zh: `${zh} ${count}`, en: `${count} ${count === 1 ? one : many}` };
}
