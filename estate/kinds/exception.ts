import { z } from "zod";
import { defineDocument } from "../entity.js";
import { about, day, expires, ref, sentence } from "../schema.js";

/** A finding accepted for a while. */
export const exception = z
  .strictObject({
    code: z
      .string()
      .regex(/^[A-Z]{2,3}\d{3}$/)
      .meta(about("被接受的检查代码", "Code of the accepted finding")),
    entity: z
      .string()
      .min(1)
      .meta(
        about(
          "对象：类别 标识，例如 application education/xueji",
          "Entity: kind and id, such as `application education/xueji`",
        ),
      ),
    reason: sentence.meta(about("理由", "Reason")),
    requester: ref.person,
    approver: ref.person,
    approved: day,
    expires,
  })
  .meta(about("例外", "Exception"));

export type Exception = z.infer<typeof exception>;

declare module "../entity.js" {
  interface EntityTypes {
    exception: Exception;
  }
}

export default defineDocument({
  name: "exception",
  title: { zh: "例外", en: "Exceptions" },
  at: "exceptions/",
  schema: exception,
  kind: "exception",
});
