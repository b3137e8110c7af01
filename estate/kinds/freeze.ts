import { z } from "zod";
import { defineDocument } from "../entity.js";
import { about, id, instant, name, ref } from "../schema.js";

/** A time in which nothing is changed (封网): 重保, 高考, 报税. */
export const freeze = z
  .strictObject({
    name,
    starts: instant,
    ends: instant,
    pools: z
      .array(ref.pool)
      .optional()
      .meta(about("受限资源池；留空为全省", "Pools concerned; all when left out")),
    declaredBy: ref.person,
  })
  .meta(about("封网窗口", "Freeze window"));

export type Freeze = z.infer<typeof freeze>;

declare module "../entity.js" {
  interface EntityTypes {
    freeze: Freeze;
  }
}

export default defineDocument({
  name: "freezes",
  title: { zh: "封网窗口", en: "Freeze windows" },
  at: "changes/freezes.yaml",
  schema: z.strictObject({ freezes: z.record(id, freeze) }),
  collections: { freezes: { kind: "freeze" } },
});
