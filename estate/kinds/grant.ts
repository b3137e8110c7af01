import { z } from "zod";
import { defineDocument } from "../entity.js";
import { about, day, expires, port, ref, sentence } from "../schema.js";

/** Permission for one party to open connections to an application. The only thing that opens a path. */
export const grant = z
  .strictObject({
    from: ref.party.meta(
      about("发起方：部门，或 部门/应用", "Who may open connections: a department or an application"),
    ),
    to: ref.application.meta(about("目标应用", "To which application")),
    ports: z.array(port).min(1),
    via: ref.exchangePoint
      .optional()
      .meta(
        about(
          "不可路由的网络区之间：经由的交换点",
          "Between zones that may not be routed: the exchange point",
        ),
      ),
    purpose: sentence.meta(about("用途", "Purpose")),
    requester: ref.person.meta(about("申请人", "Requester (person id)")),
    approver: ref.person.meta(about("批准人，不得为申请人", "Approver (person id), never the requester")),
    approved: day.meta(about("批准日", "Day of approval")),
    expires,
  })
  .meta(about("互访授权", "Grant"));

export type Grant = z.infer<typeof grant>;

declare module "../entity.js" {
  interface EntityTypes {
    grant: Grant;
  }
}

export default defineDocument({
  name: "grant",
  title: { zh: "互访授权", en: "Grants" },
  at: "grants/",
  schema: grant,
  kind: "grant",
});
