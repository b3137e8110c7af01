import { z } from "zod";
import { about, id, level, name, port, ref, refuse, resources, zone } from "../schema.js";

/** The ten parts of the province's programme; an application serves one of them or none. */
export const programmeParts = [
  "standards",
  "cloud",
  "second-plane",
  "data",
  "shared-capabilities",
  "service-platform",
  "security",
  "operations",
  "command",
  "business-environment",
] as const;

const placement = z
  .strictObject({
    role: z.enum(["active", "standby"]).default("active").meta(about("主用或备用", "Active or standby")),
    quota: resources,
  })
  .meta(about("在一个资源池的部署", "Placement in one pool"));

const backup = z
  .strictObject({
    pool: ref.pool.meta(about("备份存放的资源池", "The pool that keeps the backups")),
    everyHours: z.int().min(1).max(168),
    retentionDays: z.int().min(1).max(3650),
    lastRestoreTest: z.iso.date().optional().meta(about("最近一次恢复演练", "Last restore rehearsal")),
  })
  .meta(about("备份", "Backup"));

const metricsPort = port.refine(
  (text) => /^tcp\/\d+$/.test(text),
  refuse("指标在一个 TCP 端口上，例如 tcp/9090", "metrics are on one TCP port, such as tcp/9090"),
);

/** A department's system. It becomes one namespace, `<department>-<application>`, in each pool it is placed in. */
export const application = z
  .strictObject({
    name,
    zone,
    level,
    dataClass: z
      .enum(["core", "important", "general"])
      .meta(about("数据分级（GB/T 43697-2024）", "Data class (GB/T 43697-2024)")),
    drTier: z
      .enum(["core", "important", "general"])
      .meta(about("容灾等级：核心、重要、一般", "Disaster-recovery tier")),
    programme: z
      .enum(programmeParts)
      .optional()
      .meta(about("所属建设任务", "Part of the programme it serves")),
    dataRole: z
      .enum(["exchange", "sandbox", "authorised-operation"])
      .optional()
      .meta(
        about(
          "在数据体系中的角色：交换、沙箱、授权运营",
          "Role in the data system: exchange, sandbox, authorised operation",
        ),
      ),
    xinchuang: z.boolean().default(false).meta(about("只能运行在信创资源上", "Runs on 信创 resources only")),
    architectures: z
      .array(z.enum(["amd64", "arm64", "loong64"]))
      .min(1)
      .default(["amd64"])
      .meta(about("镜像支持的架构", "Architectures its images exist for")),
    metricsPort: metricsPort.optional().meta(about("监控抓取端口", "Port that monitoring scrapes")),
    showsMetrics: z
      .boolean()
      .default(false)
      .meta(
        about(
          "展示本部门的指标，例如本部门的 Grafana：其容器组可经指标入口读取本部门各应用的指标",
          "Shows its department's metrics, as its own Grafana does: its pods may read those of the department's applications at the door",
        ),
      ),
    ports: z.array(port).default([]).meta(about("对外提供的端口", "Ports it offers to others")),
    placements: z.record(ref.pool, placement).meta(about("部署", "Placements by pool")),
    backup: backup.optional(),
    state: z.enum(["live", "retiring"]).default("live").meta(about("在用或退出中", "Live or retiring")),
  })
  .meta(about("政务应用", "Application"));

export type Application = z.infer<typeof application>;

/** The key of an application in its department's file. */
export const applicationKey = id;

declare module "../entity.js" {
  interface EntityTypes {
    /** `id` is `<department>/<key>`, `owner` the department. */
    application: Application;
  }
}
