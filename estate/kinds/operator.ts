import { z } from "zod";
import { defineDocument } from "../entity.js";
import { about, id, name } from "../schema.js";

/** An organisation that is not a department: it runs, carries, supervises; it does not govern (管运分离). */
export const operator = z
  .strictObject({
    name,
    role: z
      .enum(["cloud-provider", "carrier", "operating-company", "supervisor"])
      .meta(
        about(
          "云服务商、运营商、运营公司、第三方监管",
          "Cloud provider, network carrier, operating company, third-party supervisor",
        ),
      ),
  })
  .meta(about("运营单位", "Operator"));

export type Operator = z.infer<typeof operator>;

declare module "../entity.js" {
  interface EntityTypes {
    operator: Operator;
  }
}

export default defineDocument({
  name: "operators",
  title: { zh: "运营单位", en: "Operators" },
  at: "operators.yaml",
  schema: z.strictObject({ operators: z.record(id, operator) }),
  collections: { operators: { kind: "operator" } },
});
