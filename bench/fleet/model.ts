/** A department in a pool, as every variant of the fleet receives it. */
export interface Tenant {
  /** The namespace's name and the key of all addresses. */
  readonly id: string;
  readonly title: string;
  readonly cpu: number;
  readonly memoryGi: number;
  readonly administrators: readonly string[];
  readonly grants: readonly Rule[];
}

/** One network policy: a direction, its peers and its ports. No peers and no ports: deny. */
export interface Rule {
  readonly id: string;
  readonly direction: "ingress" | "egress";
  readonly peers: readonly Peer[];
  readonly ports: readonly Port[];
}

export interface Peer {
  readonly namespaceLabels?: Readonly<Record<string, string>>;
  readonly cidr?: string;
}

export interface Port {
  readonly protocol: "TCP" | "UDP";
  readonly port: number;
}

export interface Pool {
  readonly id: string;
  readonly tenants: readonly Tenant[];
}

/** How many resources each variant makes of one tenant. */
export const RESOURCES_PER_TENANT = 15;

const bureaux = ["教育局", "公安局", "民政局", "财政局", "医疗保障局", "自然资源局", "交通运输局"];

/** `pools` pools of `tenants` departments each: 14 × 100 is the fleet of the comparison. */
export function fleet(pools: number, tenants: number): readonly Pool[] {
  return Array.from({ length: pools }, (_, p) => {
    const id = `pool-${String(p + 1).padStart(2, "0")}`;
    return { id, tenants: Array.from({ length: tenants }, (_, t) => tenant(id, p, t)) };
  });
}

function tenant(pool: string, p: number, t: number): Tenant {
  const id = `${pool}-dept-${String(t + 1).padStart(3, "0")}`;
  return {
    id,
    title: `${bureaux[t % bureaux.length]}（第 ${t + 1} 部门）`,
    cpu: 4 + (t % 8) * 4,
    memoryGi: 16 + (t % 8) * 16,
    administrators: [`${id}-admin-1`, `${id}-admin-2`],
    grants: [
      {
        id: "g-identity",
        direction: "egress",
        peers: [{ namespaceLabels: { "zhengyun.io/service": "identity" } }],
        ports: [{ protocol: "TCP", port: 8443 }],
      },
      {
        id: "g-exchange",
        direction: "ingress",
        peers: [{ cidr: `10.${p}.${t}.0/24` }, { cidr: `100.64.${t}.0/24` }],
        ports: [
          { protocol: "TCP", port: 443 },
          { protocol: "TCP", port: 8443 },
        ],
      },
    ],
  };
}

/** The policies every namespace has before any grant. */
const builtIn: readonly Rule[] = [
  { id: "default-deny", direction: "ingress", peers: [], ports: [] },
  {
    id: "dns",
    direction: "egress",
    peers: [{ namespaceLabels: { "kubernetes.io/metadata.name": "kube-system" } }],
    ports: [
      { protocol: "UDP", port: 53 },
      { protocol: "TCP", port: 53 },
    ],
  },
  {
    id: "monitoring",
    direction: "ingress",
    peers: [{ namespaceLabels: { "kubernetes.io/metadata.name": "monitoring" } }],
    ports: [{ protocol: "TCP", port: 9100 }],
  },
];

export const rulesOf = (tenant: Tenant): readonly Rule[] => [...builtIn, ...tenant.grants];

export const labelsOf = (tenant: Tenant): Record<string, string> => ({
  "app.kubernetes.io/managed-by": "zhengyun",
  "zhengyun.io/department": tenant.id,
  "zhengyun.io/zone": "public",
  "zhengyun.io/level": "3",
});

export const hardOf = (tenant: Tenant): Record<string, string> => ({
  "requests.cpu": String(tenant.cpu),
  "limits.cpu": String(tenant.cpu * 2),
  "requests.memory": `${tenant.memoryGi}Gi`,
  "limits.memory": `${tenant.memoryGi * 2}Gi`,
  pods: "200",
});

export const containerDefaults = { cpu: "1", memory: "1Gi" };
export const containerRequests = { cpu: "100m", memory: "128Mi" };

export const operatorRules = [
  { groups: ["", "apps"], resources: ["pods", "deployments", "services"], verbs: ["get", "list", "watch"] },
  { groups: [""], resources: ["pods/log"], verbs: ["get"] },
];

/** Persona and the cluster role it is bound to. */
export const personas: readonly (readonly [persona: string, clusterRole: string])[] = [
  ["developer", "edit"],
  ["auditor", "view"],
  ["security", "zhengyun-security"],
];

/** The three config maps of a tenant. */
export const settingsOf = (tenant: Tenant): readonly (readonly [id: string, Record<string, string>])[] => [
  ["profile", { title: tenant.title, owner: tenant.administrators.join(","), level: "3", zone: "public" }],
  ["contacts", { duty: "12345", email: `${tenant.id}@harbin.example`, note: "工作日 08:30 至 17:30" }],
  ["log-agent", { "agent.yaml": `tenant: ${tenant.id}\nsinks:\n  - https://logs.province.example/push\n` }],
];
