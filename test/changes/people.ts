import type { Documents } from "../stacks/estate-of.js";
import { smallProvince } from "../stacks/small-province.js";

const person = (name: string, personas: readonly unknown[], rest: object = {}) => ({
  name,
  organisation: "data-bureau",
  personas,
  ...rest,
});

/** The small province with people who plan, govern, or have left. */
export const peopledProvince: Documents = {
  ...smallProvince,
  "duty/people.yaml": {
    people: {
      "li-na": person("李娜", [{ persona: "regulator" }], { email: "Li.Na@gov.example" }),
      "wang-min": person("王敏", [{ persona: "tech-authority", until: "2026-11-22" }]),
      "zhao-lei": person("赵磊", [{ persona: "cloud-provider" }], { email: "zhao.lei@cloud.example" }),
      "sun-yue": person("孙悦", [{ persona: "tech-authority", scope: { division: "230100" } }]),
      "zhou-bo": person("周波", [{ persona: "regulator" }], {
        left: "2026-11-22",
        email: "zhou.bo@gov.example",
      }),
      "wu-di": person("吴迪", [{ persona: "emergency-lead" }]),
      "he-jing": person("何静", [{ persona: "regulator", scope: { pool: "230100-harbin" } }]),
      "lin-tao": person("林涛", [{ persona: "tech-authority", scope: { plane: "a" } }]),
    },
  },
};
