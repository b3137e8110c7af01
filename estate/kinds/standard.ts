import { z } from "zod";
import { defineDocument } from "../entity.js";
import { about, day, id, ref } from "../schema.js";

/** A standard or rule the province works by, so that evidence can name it and nobody cites a withdrawn one. */
export const standard = z
  .strictObject({
    number: z.string().min(3).max(60).meta(about("标准号或文号", "Number of the standard or document")),
    title: z.string().min(2).max(120),
    inForce: day,
    withdrawn: day.optional(),
    replacedBy: ref.standard.optional(),
  })
  .meta(about("标准规范", "Standard"));

export type Standard = z.infer<typeof standard>;

declare module "../entity.js" {
  interface EntityTypes {
    standard: Standard;
  }
}

export default defineDocument({
  name: "standards",
  title: { zh: "标准规范", en: "Standards" },
  at: "catalogue/standards.yaml",
  schema: z.strictObject({ standards: z.record(id, standard) }),
  collections: { standards: { kind: "standard" } },
});
