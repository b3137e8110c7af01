import { z } from "zod";
import { defineDocument } from "../entity.js";
import { about, day, instant, ref, sentence } from "../schema.js";

/** The states of a migration, in their order. */
export const migrationStates = [
  "applied",
  "assessed",
  "planned",
  "approved",
  "provisioned",
  "moving",
  "trial",
  "cut-over",
  "parallel",
  "live",
  "source-retired",
  "exited",
] as const;

const step = z.strictObject({
  state: z.enum(migrationStates),
  on: day,
  approver: ref.person,
  evidence: z
    .array(z.string().min(1).max(200))
    .min(1)
    .meta(about("佐证材料（文号或文件）", "Evidence: document numbers or files")),
});

/** One system's way onto the cloud. */
export const migration = z
  .strictObject({
    application: ref.application,
    requester: ref.person,
    source: z.string().min(1).max(120).meta(about("原部署位置", "Where it runs today")),
    wave: z.string().min(1).max(40).meta(about("批次", "Wave")),
    state: z.enum(migrationStates),
    history: z
      .array(step)
      .min(1)
      .meta(about("各环节的日期、批准人与佐证", "Each step's day, approver and evidence")),
    cutOver: z
      .strictObject({
        starts: instant,
        ends: instant,
        pointOfNoReturn: instant,
        rollback: sentence.meta(about("回退办法", "How to roll back")),
        rehearsed: day.optional().meta(about("回退演练日", "Day the rollback was rehearsed")),
        approvers: z.tuple([ref.person, ref.person]).meta(about("割接双人审批", "Two approvers")),
      })
      .optional(),
  })
  .meta(about("上云迁移", "Migration"));

export type Migration = z.infer<typeof migration>;

declare module "../entity.js" {
  interface EntityTypes {
    migration: Migration;
  }
}

export default defineDocument({
  name: "migration",
  title: { zh: "上云迁移", en: "Migrations" },
  at: "migrations/",
  schema: migration,
  kind: "migration",
});
