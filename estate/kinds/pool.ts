import { z } from "zod";
import { defineDocument } from "../entity.js";
import { poolMonitoring } from "../pool-monitoring.js";
import { about, bytes, cidr4, cidr6, id, level, name, poolId, ref, zone } from "../schema.js";

/** What a pool may be asked to carry out, one word a product column. */
export const capabilities = [
  "namespaces",
  "quotas",
  "networkPolicyIngress",
  "networkPolicyEgress",
  "clusterNetworkPolicy",
  "admissionPolicy",
  "podSecurity",
  "roleBindings",
  "storageClasses",
  "priorityClasses",
  "loadBalancers",
  "bgp",
  "snapshots",
  "backups",
  "gpus",
  "monitoring",
  "helm",
] as const;

export type Capability = (typeof capabilities)[number];

const support = z
  .enum(["yes", "read-only", "no"])
  .meta(about("支持、只读、不支持", "Supported, read-only, not supported"));

const nodeGroup = z
  .strictObject({
    count: z.int().min(1).max(10_000),
    cpu: z.number().min(1).meta(about("每台可分配处理器，核", "Allocatable cores of one node")),
    memory: bytes.meta(about("每台可分配内存", "Allocatable memory of one node")),
    gpus: z.int().min(0).default(0),
    zones: z.array(zone).min(1).meta(about("承载的网络区", "Zones that its workloads belong to")),
    xinchuang: z.boolean().default(false).meta(about("信创节点", "信创 nodes")),
  })
  .meta(about("同型号节点组", "Nodes of one model"));

const storageClass = z.strictObject({
  provisioner: z
    .string()
    .regex(/^[a-z0-9.-]+(\/[a-z0-9.-]+)?$/)
    .meta(about("CSI 驱动", "CSI driver")),
  capacity: bytes.meta(about("可分配容量", "Allocatable capacity")),
  default: z.boolean().default(false),
  encrypted: z.boolean().default(true).meta(about("静态加密", "Encrypted at rest")),
  reclaim: z.enum(["Retain", "Delete"]).default("Retain"),
  parameters: z.record(z.string().min(1), z.string()).default({}),
});

/** The CPU families of 信创 hardware. `kubernetes.io/arch` cannot tell them: Hygon and Zhaoxin are amd64. */
const xinchuang = z
  .strictObject({
    cpu: z
      .enum(["kunpeng", "phytium", "hygon", "zhaoxin", "loongson"])
      .meta(about("鲲鹏、飞腾、海光、兆芯、龙芯", "CPU family")),
    os: z.enum(["kylin", "uos", "openeuler"]).meta(about("操作系统", "Operating system")),
  })
  .meta(about("信创底座", "信创 platform"));

export const pool = z
  .strictObject({
    name,
    tier: z
      .enum(["province", "city", "industry"])
      .meta(about("层级：省级、市级、行业", "Tier: province, city, industry")),
    division: ref.division,
    owner: ref.department
      .optional()
      .meta(about("行业云的主管部门", "The department that owns an industry cloud")),
    operator: ref.operator.meta(about("云服务商", "The cloud provider that runs it")),
    platform: z.string().min(1).max(80).meta(about("云平台产品与版本", "The cloud product and its version")),
    asn: z
      .int()
      .min(4_200_000_000)
      .max(4_294_967_294)
      .optional()
      .meta(
        about(
          "外网自治域号；省级、市级由区划代码得出，行业云须声明",
          "AS number on the extranet; follows from the division code, except for an industry's pool, which declares it",
        ),
      ),
    management: z
      .enum(["terraform", "manifests", "observed"])
      .meta(
        about(
          "管理方式：由本工具执行、交付清单由对方执行、只读",
          "How changes reach it: we apply, its operator applies our manifests, or read-only",
        ),
      ),
    kubernetes: z.strictObject({
      version: z
        .string()
        .regex(/^1\.\d{2}$/)
        .meta(about("版本，例如 1.35", "Version, such as 1.35")),
      context: z
        .string()
        .min(1)
        .max(80)
        .meta(
          about(
            "kubeconfig 上下文名；凭据不写入底账",
            "kubeconfig context; credentials are never in the estate",
          ),
        ),
      podCidrs: z.array(z.union([cidr4, cidr6])).min(1),
      serviceCidrs: z.array(z.union([cidr4, cidr6])).min(1),
    }),
    cni: z.strictObject({
      name: z.enum(["calico", "cilium", "kube-ovn", "antrea", "flannel"]),
      version: z.string().min(1),
    }),
    architecture: z.enum(["amd64", "arm64", "loong64"]),
    xinchuang: xinchuang.optional(),
    level: level.meta(about("平台自身的等级保护级别", "Protection level of the platform itself")),
    nodes: z.record(id, nodeGroup).meta(about("节点组", "Node groups")),
    accelerator: z
      .string()
      .regex(/^[a-z0-9.-]+\/[A-Za-z0-9._-]+$/)
      .default("nvidia.com/gpu")
      .meta(
        about(
          "加速卡的扩展资源名，例如 huawei.com/Ascend910",
          "The extended resource its accelerators are, such as huawei.com/Ascend910",
        ),
      ),
    storageClasses: z.record(id, storageClass).meta(about("存储类", "Storage classes")),
    capabilities: z
      .record(z.enum(capabilities), support)
      .meta(about("能力矩阵，逐项声明", "Capability matrix; every column is declared")),
    monitoring: poolMonitoring.optional(),
    shards: z
      .int()
      .min(1)
      .max(64)
      .default(4)
      .meta(about("租户栈分片数；改变它会搬动状态", "Shards of the tenancy stacks; changing it moves state")),
    registries: z
      .array(z.string().min(1))
      .optional()
      .meta(about("仅本池可用的镜像仓库", "Registries of this pool only")),
  })
  .meta(about("资源池", "Pool"));

export type Pool = z.infer<typeof pool>;

declare module "../entity.js" {
  interface EntityTypes {
    pool: Pool;
  }
}

export default defineDocument({
  name: "pool",
  title: { zh: "资源池", en: "Pools" },
  at: "pools/",
  id: poolId,
  schema: pool,
  kind: "pool",
});
