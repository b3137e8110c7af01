import { z } from "zod";
import { about, address, id, zone } from "./schema.js";

const label = z
  .string()
  .regex(/^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/)
  .max(63);

/** Where somebody whom we did not install shows metrics. */
const watchedService = z
  .strictObject({
    namespace: label.meta(about("所在命名空间", "The namespace of its service")),
    service: label.meta(about("Service 名称", "The name of its service")),
    port: z.int().min(1).max(65535).meta(about("容器组监听的端口号", "The port that its pods listen on")),
    path: z
      .string()
      .regex(/^\/[\w./-]*$/)
      .default("/metrics"),
    scheme: z.enum(["http", "https"]).default("http"),
  })
  .meta(about("指标所在的服务", "The service that shows the metrics"));

/** Jobs of the catalogue of metrics that no stack installs: what the operator runs, and our parts that may run anywhere. */
export const serviceJobs = [
  "etcd",
  "ceph",
  "velero",
  "cert-manager",
  "ingress-nginx",
  "fluent-bit",
  "x509",
  "ups",
  "zhengyun",
  "zhengyun-relay",
  "zhengyun-drift",
  "zhengyun-metering",
] as const;

const watchedServices = z
  .partialRecord(z.enum(serviceJobs), watchedService)
  .meta(
    about(
      `栈不安装而需要抓取的服务，以指标目录的 job 为键：${serviceJobs.join("、")}；etcd、fluent-bit、x509 每个节点一个，ups 每台电源一个`,
      `Services to scrape that no stack installs, by job of the catalogue of metrics: ${serviceJobs.join(", ")}; etcd, fluent-bit and x509 have one on each node, ups one for each power supply`,
    ),
  );

const devices = z.record(id, address);

const probed = about(
  "拨测什么：平面、交换点、门户、共性支撑服务",
  "What is probed: a plane, an exchange point, a portal or a shared service",
);
const probedAt = about(
  "平面为对端地址，其余为网址",
  "The address at a plane's other end; of the rest, a URL",
);
const from = zone.meta(about("从哪个网络区拨测", "The zone that is probed from"));
const plane = z.enum(["a", "b"]).meta(about("经由哪个平面", "The plane that it passes"));

const probe = z
  .discriminatedUnion("module", [
    z.strictObject({
      module: z.literal("plane").meta(probed),
      target: address.meta(probedAt),
      zone: from,
      plane,
    }),
    z.strictObject({
      module: z.enum(["exchange-point", "portal", "service"]).meta(probed),
      target: z.url({ protocol: /^https?$/ }).meta(probedAt),
      zone: from,
      plane: plane.optional(),
    }),
  ])
  .meta(about("拨测", "Probe"));

/** What a pool's Prometheus watches besides what our stacks install. */
export const poolMonitoring = z
  .strictObject({
    services: watchedServices.default({}),
    devices: z
      .strictObject({
        snmp: devices
          .default({})
          .meta(about("交换机、路由器等，名称对地址", "Switches and routers, address by name")),
        ipmi: devices
          .default({})
          .meta(about("服务器带外管理口，名称对地址", "Management controllers of servers, address by name")),
      })
      .prefault({})
      .meta(about("设备", "Devices")),
    probes: z
      .record(id, probe)
      .default({})
      .meta(
        about(
          "拨测，以名称为键；交换点的拨测以交换点的标识为名",
          "Probes by name; that of an exchange point has the exchange point's id",
        ),
      ),
    drives: z
      .boolean()
      .default(false)
      .meta(
        about(
          "读取节点硬盘的健康数据；采集程序需要特权",
          "Read the health of the nodes' drives; the exporter is privileged",
        ),
      ),
  })
  .meta(about("抓取哪些指标", "What is watched"));

export type PoolMonitoring = z.infer<typeof poolMonitoring>;
