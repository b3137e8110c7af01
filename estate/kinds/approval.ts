import { z } from "zod";
import { defineDocument } from "../entity.js";
import { about, instant, ref, sentence } from "../schema.js";

/** Consent to exactly one plan. The file's name is the plan's digest. */
export const approval = z
  .strictObject({
    author: ref.person.meta(about("变更人", "Who made the change")),
    approver: ref.person.meta(about("批准人，不得为变更人", "Who approves it, never its author")),
    approved: instant,
    reason: sentence,
  })
  .meta(about("变更批准", "Approval"));

export type Approval = z.infer<typeof approval>;

declare module "../entity.js" {
  interface EntityTypes {
    approval: Approval;
  }
}

export default defineDocument({
  name: "approval",
  title: { zh: "变更批准", en: "Approvals" },
  at: "approvals/",
  id: z.string().regex(/^[0-9a-f]{64}$/),
  schema: approval,
  kind: "approval",
});
