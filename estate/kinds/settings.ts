import { z } from "zod";
import { defineDocument } from "../entity.js";
import { about, bytes, cidr4, cidr6, id, name, ref, refuse } from "../schema.js";
import { isTimeZone } from "../time-zone.js";

const registry = z
  .string()
  .regex(/^[a-z0-9.-]+(:\d+)?(\/[a-z0-9._-]+)*$/)
  .meta(
    about(
      "镜像仓库（主机[:端口][/项目]），不含协议",
      "Image registry: host[:port][/project], without a scheme",
    ),
  );

/** Whatever stands in an address is copied into files; credentials come from the environment. */
const address = z
  .url({ protocol: /^https?$/ })
  .refine(
    isPlain,
    refuse(
      "地址中不能带用户名、口令、查询或片段；凭据来自环境变量",
      "an address holds no user, password, query or fragment; credentials come from the environment",
    ),
  );

function isPlain(text: string): boolean {
  if (!URL.canParse(text)) return true;
  const { username, password, search, hash } = new URL(text);
  return `${username}${password}${search}${hash}` === "";
}

/** Where Terraform keeps its state. Credentials are never written here: they come from the environment. */
const backend = z
  .discriminatedUnion("type", [
    z.strictObject({ type: z.literal("local") }),
    z.strictObject({
      type: z.literal("s3"),
      bucket: z.string().min(3).max(63),
      region: z.string().min(1),
      prefix: z
        .string()
        .regex(/^[a-z0-9/_-]*$/)
        .default("zhengyun"),
      endpoint: address.optional().meta(about("S3 兼容存储的地址", "Address of an S3-compatible store")),
    }),
    z.strictObject({
      type: z.literal("http"),
      address: address.meta(
        about(
          "状态服务地址；每个栈的键接在其后",
          "Address of the state service; each stack's key is appended",
        ),
      ),
    }),
    z.strictObject({
      type: z.literal("kubernetes"),
      namespace: z.string().min(1).max(63),
      context: z.string().min(1).meta(about("kubeconfig 上下文名", "kubeconfig context")),
    }),
  ])
  .meta(about("Terraform 状态后端", "Terraform state backend"));

/** Defaults for containers that declare nothing themselves. */
const containerDefaults = z.strictObject({
  cpuRequest: z.number().min(0.05).default(0.1),
  cpuLimit: z.number().min(0.1).default(1),
  memoryRequest: bytes.default("128Mi"),
  memoryLimit: bytes.default("1Gi"),
});

/**
 * A version of a chart whose values we write.
 * @param least before it, the chart lacks something we rely on
 */
function chartVersion(least: string) {
  return z
    .string()
    .regex(/^\d+\.\d+\.\d+$/)
    .refine(
      (version) => compareVersions(version, least) >= 0,
      refuse(`至少为 ${least}`, `must be ${least} or later`),
    );
}

function compareVersions(one: string, other: string): number {
  const [a, b] = [one, other].map((version) => version.split(".").map(Number));
  const differing = (a ?? []).findIndex((part, index) => part !== b?.[index]);
  return differing < 0 ? 0 : (a?.[differing] ?? 0) - (b?.[differing] ?? 0);
}

/** 0.16.0 made frr-k8s MetalLB's router; before 0.0.23 no peer that takes routes could have BFD. */
const charts = z.strictObject({
  metallb: chartVersion("0.16.0")
    .default("0.16.1")
    .meta(about("负载均衡与外网通告", "Load balancers and their announcement")),
  "frr-k8s": chartVersion("0.0.23").default("0.0.25").meta(about("节点上的路由器", "The routers on nodes")),
  "kube-prometheus-stack": chartVersion("88.0.0")
    .default("88.5.3")
    .meta(about("监控与告警", "Monitoring and alerts")),
  "victoria-metrics-single": chartVersion("0.45.0")
    .default("0.45.0")
    .meta(about("省级监控存储，单机", "The province's store, one process")),
  "victoria-metrics-cluster": chartVersion("0.49.0")
    .default("0.49.0")
    .meta(about("省级监控存储，集群", "The province's store, a cluster")),
  "prometheus-snmp-exporter": chartVersion("9.17.1")
    .default("9.17.1")
    .meta(about("交换机、路由器的指标", "Metrics of switches and routers")),
  "prometheus-ipmi-exporter": chartVersion("0.8.2")
    .default("0.8.2")
    .meta(about("服务器带外指标", "Metrics of servers' management controllers")),
  "prometheus-blackbox-exporter": chartVersion("11.17.2").default("11.17.2").meta(about("拨测", "Probes")),
  "prometheus-smartctl-exporter": chartVersion("0.17.1")
    .default("0.17.1")
    .meta(about("硬盘健康指标", "Metrics of drives")),
});

/** Watching the province as a whole. Without it every pool still watches itself. */
const monitoring = z
  .strictObject({
    store: z
      .strictObject({
        pool: ref.pool.meta(about("所在资源池", "The pool it runs in")),
        url: z
          .url({ protocol: /^https$/ })
          .max(500)
          .meta(about("各资源池上送的地址", "Where the pools send to")),
        secret: id.meta(
          about(
            "monitoring 命名空间中存放 username、password 的 Secret；由人创建",
            "Secret of the namespace monitoring with username and password; made by hand",
          ),
        ),
        kind: z
          .enum(["single", "cluster"])
          .default("single")
          .meta(about("单机或集群", "One process, or a cluster")),
        retentionMonths: z
          .int()
          .min(6)
          .max(120)
          .default(13)
          .meta(about("保留月数；网络安全法要求不少于六个月", "Months kept; the law asks for six at least")),
      })
      .meta(about("省级监控存储", "The province's store")),
    runbooks: z
      .url({ protocol: /^https?$/ })
      .regex(/\/$/)
      .optional()
      .meta(about("处置手册的地址，以 / 结尾", "Where the runbooks are served, with a slash at the end")),
  })
  .meta(about("全省监控", "Watching the province"));

/** From `10.0.0.0/8` and 16: a block for each pool, which the pool's division code chooses. */
function blocks<N extends typeof cidr4 | typeof cidr6>(network: N, longest: number) {
  return z.strictObject({
    network: network.meta(about("全省的地址", "The province's addresses")),
    pool: z
      .int()
      .min(1)
      .max(longest)
      .meta(about("每个资源池地址块的前缀长度", "Prefix length of each pool's block")),
  });
}

const addressPlan = z
  .strictObject({ v4: blocks(cidr4, 30), v6: blocks(cidr6, 64).optional() })
  .meta(
    about(
      "地址规划：每个资源池一块，由区划代码得出；专用网络区除外",
      "Address plan: a block for each pool, which follows from its division code; not for private zones",
    ),
  );

export const settings = z
  .strictObject({
    schemaVersion: z.literal(1).meta(about("底账格式版本", "Version of the estate's format")),
    province: ref.division,
    name,
    timeZone: z
      .string()
      .refine(isTimeZone, refuse("没有这个时区", "there is no such time zone"))
      .default("Asia/Shanghai")
      .meta(about("时区（IANA）", "Time zone (IANA)")),
    registries: z
      .array(registry)
      .min(1)
      .meta(about("租户可拉取镜像的仓库", "Registries that tenants may pull images from")),
    mirrors: z
      .strictObject({
        charts: z.string().min(1).optional().meta(about("Helm 图表镜像", "Mirror of Helm charts")),
        images: z.string().min(1).optional().meta(about("公共镜像的镜像站", "Mirror of public images")),
      })
      .default({})
      .meta(about("离线环境的镜像站", "Mirrors for closed networks")),
    addressPlan: addressPlan.optional(),
    monitoring: monitoring.optional(),
    charts: charts.prefault({}).meta(about("各 Helm 图表的版本", "Versions of the Helm charts")),
    backend: backend.default({ type: "local" }),
    containerDefaults: containerDefaults
      .prefault({})
      .meta(about("容器默认资源", "Default resources of a container")),
  })
  .meta(about("全省政务云底账", "The estate"));

export type Settings = z.infer<typeof settings>;

declare module "../entity.js" {
  interface EntityTypes {
    settings: Settings;
  }
}

export default defineDocument({
  name: "estate",
  title: { zh: "底账设置", en: "Estate settings" },
  at: "estate.yaml",
  schema: settings,
  kind: "settings",
});
