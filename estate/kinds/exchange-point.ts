import { z } from "zod";
import { defineDocument } from "../entity.js";
import { about, name, ref, zone } from "../schema.js";

/** A declared, logged, non-IP crossing (网闸、光闸) between zones that may not be routed. */
export const exchangePoint = z
  .strictObject({
    name,
    pool: ref.pool,
    zones: z.tuple([zone, zone]).meta(about("两侧的网络区", "The zones on its two sides")),
    kinds: z
      .array(z.enum(["data", "file", "stream", "request-response"]))
      .min(1)
      .meta(about("交换方式：数据、文件、流媒体、请求与响应", "Kinds of exchange")),
    direction: z
      .enum(["forward", "both"])
      .default("forward")
      .meta(about("单向（第一侧到第二侧）或双向", "One way, first side to second, or both ways")),
    administrator: ref.person,
    logRetentionDays: z
      .int()
      .min(180)
      .max(3650)
      .meta(
        about(
          "日志留存天数，不少于 180（网络安全法）",
          "Days logs are kept, at least 180 (Cybersecurity Law)",
        ),
      ),
  })
  .meta(about("交换点", "Exchange point"));

export type ExchangePoint = z.infer<typeof exchangePoint>;

declare module "../entity.js" {
  interface EntityTypes {
    "exchange-point": ExchangePoint;
  }
}

export default defineDocument({
  name: "exchange-point",
  title: { zh: "交换点", en: "Exchange points" },
  at: "exchange-points/",
  schema: exchangePoint,
  kind: "exchange-point",
});
