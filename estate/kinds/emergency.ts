import { z } from "zod";
import { defineDocument } from "../entity.js";
import { about, id, instant, ref, sentence } from "../schema.js";

/** A declared emergency: what may be changed inside a freeze window, by whose word, how long. */
export const emergency = z
  .strictObject({
    grade: z.enum(["I", "II", "III", "IV"]).meta(about("事件分级", "Grade of the event")),
    reason: sentence,
    declaredBy: ref.person.meta(about("宣布人（应急指挥）", "Who declared it (an emergency lead)")),
    starts: instant,
    ends: instant,
    pools: z.array(ref.pool).min(1),
  })
  .meta(about("应急变更", "Emergency"));

export type Emergency = z.infer<typeof emergency>;

declare module "../entity.js" {
  interface EntityTypes {
    emergency: Emergency;
  }
}

export default defineDocument({
  name: "emergencies",
  title: { zh: "应急变更", en: "Emergencies" },
  at: "changes/emergencies.yaml",
  schema: z.strictObject({ emergencies: z.record(id, emergency) }),
  collections: { emergencies: { kind: "emergency" } },
});
