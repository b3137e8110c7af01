import type { Documents } from "./estate-of.js";

/**
 * A province of four pools, one of each management, and one department of each access class A to F. Small enough
 * to read, and with each kind of grant: beside each other, between pools, of a whole department, through an
 * exchange point.
 */
export const smallProvince: Documents = {
  "estate.yaml": {
    schemaVersion: 1,
    province: "230000",
    name: { zh: "龙江政务云", en: "Longjiang government cloud" },
    registries: ["registry.zwy.example/gov"],
  },
  "divisions.yaml": {
    divisions: {
      "230000": { name: { zh: "黑龙江省" }, level: "province" },
      "230100": { name: { zh: "哈尔滨市" }, level: "city", parent: "230000" },
      "230125": { name: { zh: "宾县" }, level: "county", parent: "230100" },
    },
  },
  "pools/230000-province.yaml": pool("230000", {
    asn: 4_200_230_001,
    storageClasses: {
      "block-encrypted": {
        provisioner: "block.csi.example",
        capacity: "100Ti",
        default: true,
        parameters: { "csi.storage.k8s.io/fstype": "xfs" },
      },
      scratch: { provisioner: "file.csi.example", capacity: "10Ti", encrypted: false, reclaim: "Delete" },
    },
    nodes: {
      general: { count: 3, cpu: 62, memory: "240Gi", zones: ["public", "private", "internet"] },
      domestic: { count: 2, cpu: 62, memory: "240Gi", zones: ["public"], xinchuang: true },
    },
    shards: 2,
  }),
  "pools/230100-harbin.yaml": pool("230100", {
    tier: "city",
    registries: ["registry.harbin.example"],
    accelerator: "huawei.com/Ascend910",
  }),
  "pools/industry-health.yaml": pool("230000", {
    tier: "industry",
    asn: 4_200_230_002,
    management: "manifests",
    capabilities: capabilities({
      networkPolicyEgress: "no",
      admissionPolicy: "no",
      roleBindings: "no",
      quotas: "read-only",
      podSecurity: "no",
      priorityClasses: "no",
      monitoring: "no",
      storageClasses: "no",
    }),
  }),
  "pools/industry-water.yaml": pool("230000", {
    tier: "industry",
    asn: 4_200_230_003,
    management: "observed",
  }),
  "departments/data-bureau.yaml": department("省政务大数据中心", "B", {
    identity: application("统一身份认证", "public", ["230000-province"], {
      name: { zh: "统一身份认证", en: "Identity" },
      level: 3,
      drTier: "core",
      dataClass: "important",
      metricsPort: "tcp/9090",
      showsMetrics: true,
      ports: ["tcp/8443"],
    }),
    licences: application("电子证照", "public", ["230000-province"], { ports: ["tcp/8443"] }),
  }),
  "departments/education.yaml": department("省教育厅", "A", {
    xueji: application("学籍管理系统", "public", ["230000-province", "230100-harbin"], { xinchuang: true }),
  }),
  "departments/commerce.yaml": department("省商务厅", "B", {
    portal: application("商务门户", "internet", ["230000-province"]),
  }),
  "departments/culture.yaml": department("省文化和旅游厅", "C", {
    tickets: application("文旅预约", "internet", ["230000-province"], { state: "retiring" }),
  }),
  "departments/health.yaml": department("省卫生健康委", "D", {
    records: application("居民健康档案", "private", ["230000-province", "industry-health"], {
      metricsPort: "tcp/9100",
    }),
    exams: application("体检预约", "public", ["industry-health"]),
  }),
  "departments/justice.yaml": department("省司法厅", "E", {
    cases: application("司法案件协同", "private", ["230000-province"]),
  }),
  "departments/binxian-archives.yaml": department(
    "宾县档案馆",
    "F",
    { reading: application("档案查阅", "public", ["230000-province", "230100-harbin"]) },
    "230125",
  ),
  "services/identity.yaml": service("统一身份认证", "data-bureau/identity"),
  "services/licences.yaml": service("电子证照", "data-bureau/licences"),
  "network/planes.yaml": {
    planes: {
      a: plane("saibei-telecom", ["230000-province", "230100-harbin", "industry-health"], "100.124"),
      b: plane("xingan-optical", ["230000-province", "230100-harbin", "industry-health"], "100.125"),
    },
  },
  "network/segments/230000-province.yaml": {
    segments: {
      "province-public": segment("public", "10.0.0.0/16", {
        "data-bureau": { cidr4: "10.0.1.0/28", cidr6: "2001:db8:0:1::/64" },
        education: { cidr4: "10.0.2.0/28" },
      }),
      "province-health": {
        ...segment("private", "10.64.0.0/20", { health: { cidr4: "10.64.0.0/28" } }),
        vrf: "health",
        department: "health",
      },
    },
  },
  "network/segments/230100-harbin.yaml": {
    segments: {
      "harbin-public": segment("public", "10.23.0.0/16", { education: { cidr4: "10.23.2.0/28" } }),
    },
  },
  "network/segments/industry-health.yaml": {
    segments: {
      "industry-public": segment("public", "10.99.0.0/16", { health: { cidr4: "10.99.0.0/28" } }),
      "industry-private": {
        ...segment("private", "10.65.0.0/20", { health: { cidr4: "10.65.0.0/28" } }),
        vrf: "health",
        department: "health",
      },
    },
  },
  "grants/g-0001.yaml": grant("education/xueji", "data-bureau/identity", ["tcp/8443"]),
  "grants/g-0002.yaml": grant("health", "data-bureau/identity", ["tcp/8443", "tcp/8500-8510"]),
  "grants/g-0003.yaml": {
    ...grant("commerce/portal", "data-bureau/identity", ["tcp/8443"]),
    via: "gate",
  },
};

function pool(division: string, rest: object) {
  return {
    name: { zh: "资源池" },
    tier: "province",
    division,
    operator: "carrier-cloud",
    platform: "政务云平台 3.2",
    management: "terraform",
    kubernetes: {
      version: "1.35",
      context: "pool",
      podCidrs: ["10.200.0.0/16"],
      serviceCidrs: ["10.201.0.0/16"],
    },
    cni: { name: "calico", version: "3.32" },
    architecture: "amd64",
    level: 3,
    nodes: { general: { count: 3, cpu: 62, memory: "240Gi", zones: ["public", "private", "internet"] } },
    storageClasses: {},
    capabilities: capabilities({}),
    shards: 1,
    ...rest,
  };
}

function capabilities(rest: Readonly<Record<string, string>>) {
  const all = [
    ["namespaces", "quotas", "networkPolicyIngress", "networkPolicyEgress", "clusterNetworkPolicy"],
    ["admissionPolicy", "podSecurity", "roleBindings", "storageClasses", "priorityClasses"],
    ["loadBalancers", "bgp", "snapshots", "backups", "gpus", "monitoring", "helm"],
  ].flat();
  return { ...Object.fromEntries(all.map((name) => [name, "yes"])), ...rest };
}

function department(zh: string, accessClass: string, applications: object, division = "230000") {
  return {
    name: { zh },
    division,
    accessClass,
    administrators: ["li-ming"],
    contacts: [{ name: "李明", phone: "0451-0000000" }],
    applications,
  };
}

function application(zh: string, zone: string, pools: readonly string[], rest: object = {}) {
  const quota = { cpu: 4, memory: "16Gi", storage: "1024Gi", loadBalancers: 1 };
  return {
    name: { zh },
    zone,
    level: 2,
    dataClass: "general",
    drTier: "general",
    placements: Object.fromEntries(pools.map((pool) => [pool, { quota }])),
    ...rest,
  };
}

function service(zh: string, application: string) {
  return { name: { zh }, application, ports: ["tcp/8443"], objective: { availability: 99.9 } };
}

function plane(carrier: string, pools: readonly string[], beginning: string) {
  const place = {
    site: "松北",
    room: `${carrier} 机房`,
    power: `${carrier} 一路`,
    device: `${carrier} 路由器`,
  };
  return {
    name: { zh: "平面" },
    carrier,
    asn: 4_200_230_000,
    routers: { core: { ...place, loopback: `${beginning}.255.1` } },
    circuits: Object.fromEntries(
      pools.map((pool, index) => [
        pool.replace(/^\d+-/, ""),
        {
          pool,
          router: "core",
          duct: `${carrier} 至 ${pool}`,
          ...place,
          capacityMbps: 1000,
          peerAddress: `${beginning}.${index}.1`,
          localAddress: `${beginning}.${index}.2`,
        },
      ]),
    ),
  };
}

function segment(zone: string, cidr4: string, allocations: object) {
  return { zone, vrf: "public", cidr4, planes: ["a", "b"], committedMbps: 100, allocations };
}

function grant(from: string, to: string, ports: readonly string[]) {
  return {
    from,
    to,
    ports,
    purpose: "登录时核验身份",
    requester: "li-ming",
    approver: "wang-fang",
    approved: "2026-03-01",
    expires: "2027-03-01",
  };
}
