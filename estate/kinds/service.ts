import { z } from "zod";
import { defineDocument } from "../entity.js";
import { about, name, port, ref } from "../schema.js";

/** A shared capability (身份认证, 电子证照 …): an application that others may be granted to use. */
export const service = z
  .strictObject({
    name,
    application: ref.application,
    ports: z.array(port).min(1).meta(about("使用方可申请的端口", "Ports that may be granted")),
    objective: z
      .strictObject({
        availability: z
          .number()
          .min(90)
          .max(99.999)
          .meta(about("可用性目标，百分数", "Availability objective, per cent")),
        latencyMs: z
          .int()
          .min(1)
          .max(60_000)
          .optional()
          .meta(about("第 99 百分位时延，毫秒", "99th percentile latency, ms")),
        windowDays: z.int().min(7).max(90).default(30),
      })
      .meta(about("服务目标", "Objective")),
    minimumLevel: z
      .union([z.literal(1), z.literal(2), z.literal(3)])
      .default(2)
      .meta(about("使用方的最低等保级别", "Least protection level of a consumer")),
  })
  .meta(about("共性支撑服务", "Shared service"));

export type Service = z.infer<typeof service>;

declare module "../entity.js" {
  interface EntityTypes {
    service: Service;
  }
}

export default defineDocument({
  name: "service",
  title: { zh: "共性支撑服务", en: "Shared services" },
  at: "services/",
  schema: service,
  kind: "service",
});
