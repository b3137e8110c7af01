import { type Persona, personas } from "../../../estate/personas.js";
import { may, type Rule, reads, readsMetrics, writes } from "./rights.js";

/** Whose group a persona's rights in a pool are bound to. */
export type PersonaScopeKind = "province" | "division" | "pool" | "department";

/** What a persona may do in a pool, and where. */
export interface PersonaRights {
  readonly title: { readonly zh: string; readonly en: string };
  /** Groups bound for a whole pool: the province's, the pool's own, or those of the division it belongs to. */
  readonly inPool: readonly Exclude<PersonaScopeKind, "department">[];
  /** Groups bound in the namespaces of departments: the department's, or those of its division. */
  readonly inNamespaces: readonly Extract<PersonaScopeKind, "department" | "division">[];
  /** Empty for those whose work is not in Kubernetes. */
  readonly rules: readonly Rule[];
  /** What it does and may not do, in words. */
  readonly says: { readonly zh: string; readonly en: string };
}

/** What may be seen of a pool without seeing into tenants: no Secrets, no ConfigMaps, no logs. */
const overview = reads(
  "namespaces",
  "workloads",
  "daemonSets",
  "services",
  "endpoints",
  "claims",
  "limits",
  "isolation",
  "roles",
  "clusterRoles",
  "admission",
  "nodes",
  "volumes",
  "priorities",
  "events",
  "usage",
);

const none = { inPool: [], inNamespaces: [], rules: [] } as const;

/**
 * The one table of who may do what in a pool (管运分离, 三员分立; GB/T 22239-2019 8.1.4.2, 8.1.5.1–3). The cluster
 * roles are made from it, docs/personas.md is printed from it, and real access reviews are compared with it.
 *
 * Network policies, roles, quotas and limits are written through the estate only; nobody here may. Secrets of a
 * tenant are the tenant's. Break-glass is a sealed certificate outside this table, bound to nobody.
 */
export const personaTable: Readonly<Record<Persona, PersonaRights>> = {
  regulator: {
    title: { zh: "主管部门", en: "Regulator" },
    inPool: ["province"],
    inNamespaces: [],
    rules: overview,
    says: {
      zh: "查看全部资源与策略；不部署，不看租户数据、日志与密钥",
      en: "sees all resources and policies; deploys nothing, sees no tenant's data, logs or secrets",
    },
  },
  "tech-authority": {
    title: { zh: "技术保障单位", en: "Technical authority" },
    inPool: ["province"],
    inNamespaces: [],
    rules: overview,
    says: {
      zh: "查看全部资源与策略；网络与地址模型经底账维护",
      en: "sees all resources and policies; keeps the network and address model, through the estate",
    },
  },
  "operator-company": {
    title: { zh: "运营公司", en: "Operating company" },
    inPool: ["province"],
    inNamespaces: [],
    rules: reads("namespaces", "workloads", "services", "limits", "nodes", "events", "usage"),
    says: {
      zh: "查看工作负载、容量与事件，用于服务台与服务报告；不改策略",
      en: "sees workloads, capacity and events for the service desk and its reports; changes no policy",
    },
  },
  "cloud-provider": {
    title: { zh: "云服务商", en: "Cloud provider" },
    inPool: ["pool"],
    inNamespaces: [],
    rules: [
      ...reads(
        "namespaces",
        "workloads",
        "daemonSets",
        "claims",
        "nodes",
        "volumes",
        "events",
        "usage",
        "apis",
      ),
      may(["update", "patch"], "", ["nodes", "persistentvolumes"]),
      may(["create"], "", ["pods/eviction"]),
    ],
    says: {
      zh: "维护自己资源池的节点与存储，可驱逐容器以便检修；看不到其他资源池与租户密钥",
      en: "keeps nodes and storage of its own pool, may evict pods for maintenance; sees no other pool, no tenant's secrets",
    },
  },
  "network-carrier": {
    title: { zh: "网络运营商", en: "Network carrier" },
    ...none,
    says: {
      zh: "负责自己平面的电路；在资源池内没有权限",
      en: "answers for the circuits of its plane; has no rights in a pool",
    },
  },
  "tenant-admin": {
    title: { zh: "使用单位管理员", en: "Tenant administrator" },
    inPool: [],
    inNamespaces: ["department"],
    rules: [
      ...reads(
        "workloads",
        "daemonSets",
        "services",
        "configuration",
        "secrets",
        "claims",
        "serviceAccounts",
      ),
      ...reads("endpoints", "limits", "isolation", "roles", "events", "usage", "logs"),
      ...writes("workloads", "services", "configuration", "secrets", "claims", "serviceAccounts"),
      may(["get", "update", "patch"], "apps", ["deployments/scale", "statefulsets/scale"]),
      may(["create", "get"], "", ["pods/exec", "pods/attach", "pods/portforward"]),
      may(["create"], "", ["pods/eviction"]),
      readsMetrics,
    ],
    says: {
      zh: "在配额内管理本部门各应用的工作负载、配置与密钥，查看其指标；网络策略、权限、配额只读",
      en: "runs its department's workloads, configuration and secrets within quota, reads their metrics; policies, roles and quotas are read-only",
    },
  },
  "tenant-developer": {
    title: { zh: "开发集成单位", en: "Tenant developer" },
    inPool: [],
    inNamespaces: ["department"],
    rules: [
      ...reads(
        "workloads",
        "services",
        "endpoints",
        "claims",
        "limits",
        "isolation",
        "events",
        "usage",
        "logs",
      ),
      readsMetrics,
    ],
    says: {
      zh: "查看工作负载、事件、日志与指标以便排障；不改生产环境，不看配置与密钥",
      en: "sees workloads, events, logs and metrics to find faults; changes nothing in production, sees no configuration or secrets",
    },
  },
  "city-admin": {
    title: { zh: "市（地）主管部门", en: "City administration" },
    inPool: ["division"],
    inNamespaces: ["division"],
    rules: overview,
    says: {
      zh: "查看本市（地）资源池，以及本市部门在其他资源池的命名空间；初审与配额经底账",
      en: "sees its city's pool, and its departments' namespaces in other pools; reviews and quotas go through the estate",
    },
  },
  "county-user": {
    title: { zh: "县（区）用户", en: "County user" },
    inPool: [],
    inNamespaces: ["division"],
    rules: reads("workloads", "services", "claims", "limits", "events", "usage"),
    says: {
      zh: "查看本县（区）部门的命名空间；经市（地）申请",
      en: "sees the namespaces of its county's departments; applies through the city",
    },
  },
  "sys-admin": {
    title: { zh: "系统管理员", en: "System administrator" },
    inPool: ["province", "pool"],
    inNamespaces: [],
    rules: [
      ...reads("namespaces", "workloads", "daemonSets", "claims", "nodes", "volumes", "priorities", "events"),
      ...reads("usage", "apis", "certificateRequests"),
      may(["update", "patch"], "", ["nodes"]),
      may(["create"], "", ["pods/eviction"]),
      may(["update", "patch"], "certificates.k8s.io", ["certificatesigningrequests/approval"]),
      may(["approve"], "certificates.k8s.io", ["signers"], ["kubernetes.io/kubelet-serving"]),
    ],
    says: {
      zh: "运行与配置平台：节点启停、检修、节点证书；不碰策略与授权，不看审计",
      en: "runs and configures the platform: nodes, maintenance, nodes' certificates; touches no policy or permission",
    },
  },
  "sec-admin": {
    title: { zh: "安全管理员", en: "Security administrator" },
    inPool: ["province", "pool"],
    inNamespaces: [],
    rules: [
      ...reads("namespaces", "workloads", "services", "endpoints", "serviceAccounts", "limits", "isolation"),
      ...reads("roles", "clusterRoles", "admission", "events"),
      may(["delete"], "networking.k8s.io", ["networkpolicies"]),
    ],
    says: {
      zh: "查看策略与授权，经底账审批；紧急时可删除一项互访授权的策略以封堵，不能开通任何访问",
      en: "sees policies and permissions and approves them through the estate; may close a path by removing a grant's policy, may open none",
    },
  },
  "audit-admin": {
    title: { zh: "审计管理员", en: "Audit administrator" },
    inPool: ["province", "pool"],
    inNamespaces: [],
    rules: reads("namespaces", "isolation", "roles", "clusterRoles", "admission", "limits", "events"),
    says: {
      zh: "只读：策略、授权与事件；审计日志在集群之外",
      en: "reads only: policies, permissions and events; the audit log lies outside the cluster",
    },
  },
  supervisor: {
    title: { zh: "第三方监管", en: "Third-party supervisor" },
    inPool: ["province"],
    inNamespaces: [],
    rules: reads("namespaces", "limits", "nodes", "volumes", "usage"),
    says: {
      zh: "查看配额、容量与用量以核对账单；只读",
      en: "sees quotas, capacity and usage to verify bills; reads only",
    },
  },
  finance: {
    title: { zh: "财政部门", en: "Finance" },
    ...none,
    says: {
      zh: "查看价格与账单；在资源池内没有权限",
      en: "sees prices and bills; has no rights in a pool",
    },
  },
  "duty-officer": {
    title: { zh: "值班长", en: "Duty officer" },
    inPool: ["province", "pool"],
    inNamespaces: [],
    rules: reads(
      "namespaces",
      "workloads",
      "daemonSets",
      "services",
      "endpoints",
      "claims",
      "limits",
      "isolation",
      "nodes",
      "volumes",
      "events",
      "usage",
    ),
    says: {
      zh: "查看运行状态以定位故障与通知；处置按预案由相应人员执行",
      en: "sees how things run, to locate faults and notify; acts stand in the plan and are done by their owners",
    },
  },
  "emergency-lead": {
    title: { zh: "应急指挥", en: "Emergency lead" },
    ...none,
    says: {
      zh: "宣布应急级别与变更冻结；在资源池内没有权限",
      en: "declares emergency levels and freezes; has no rights in a pool",
    },
  },
};

/** The personas that have rights in Kubernetes, in the order of `estate/personas.ts`. */
export const personasWithRights: readonly Persona[] = personas.filter(
  (persona) => personaTable[persona].rules.length > 0,
);
