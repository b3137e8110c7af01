import { z } from "zod";
import { defineDocument } from "../entity.js";
import { about, divisionCode, name, quotaByPool, ref } from "../schema.js";

/** A level of government with its administrators and its quota: province, city (市、地区) or county. */
export const division = z
  .strictObject({
    name,
    level: z
      .enum(["province", "city", "county"])
      .meta(about("层级：省、市（地）、县（区）", "Level: province, city, county")),
    parent: ref.division
      .optional()
      .meta(about("上级区划；省级没有", "The division above; a province has none")),
    administrators: z
      .array(ref.person)
      .default([])
      .meta(about("管理员（人员标识）", "Administrators (person ids)")),
    quota: quotaByPool.default({}),
  })
  .meta(about("行政区划", "Division"));

export type Division = z.infer<typeof division>;

declare module "../entity.js" {
  interface EntityTypes {
    division: Division;
  }
}

export default defineDocument({
  name: "divisions",
  title: { zh: "行政区划", en: "Divisions" },
  at: "divisions.yaml",
  schema: z.strictObject({ divisions: z.record(divisionCode, division) }),
  collections: { divisions: { kind: "division" } },
});
