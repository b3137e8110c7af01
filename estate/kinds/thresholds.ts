import { z } from "zod";
import { defineDocument } from "../entity.js";
import { about, id, sentence } from "../schema.js";

const threshold = z.strictObject({
  value: z.number(),
  unit: z.enum(["percent", "days", "minutes", "count"]),
  reason: sentence.meta(about("取值依据", "Why this value")),
});

/** Numbers that policy, not code, decides: idle limits, warning levels, deadlines. */
export const thresholds = z
  .strictObject({ thresholds: z.record(id, threshold) })
  .meta(about("阈值", "Thresholds"));

export type Threshold = z.infer<typeof threshold>;

declare module "../entity.js" {
  interface EntityTypes {
    threshold: Threshold;
  }
}

export default defineDocument({
  name: "thresholds",
  title: { zh: "阈值", en: "Thresholds" },
  at: "catalogue/thresholds.yaml",
  schema: thresholds,
  collections: { thresholds: { kind: "threshold" } },
});
