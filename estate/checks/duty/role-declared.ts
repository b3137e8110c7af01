import { at, defineCheck } from "../../checks.js";

interface Params {
  role: string;
  known: string;
}

/** A layer of a role that is written wrongly would be a line of its own, told after all others. */
export default defineCheck<Params>({
  code: "DUT005",
  severity: "error",
  title: { zh: "值班层与调班所写的岗位都已声明", en: "Every role of a layer or an override is declared" },
  message: {
    zh: (p) => `没有岗位 ${p.role}（已声明：${p.known || "无"}）`,
    en: (p) => `there is no role ${p.role} (declared: ${p.known || "none"})`,
  },
  hint: { zh: () => "请在该值班表的 roles 下声明", en: () => "declare it under roles of the rota" },
  waivable: false,
  *find(estate) {
    for (const rota of estate.all("rota")) {
      const { roles, layers, overrides } = rota.value;
      const known = Object.keys(roles).join(", ");
      for (const [list, items] of Object.entries({ layers, overrides })) {
        for (const [index, { role }] of items.entries()) {
          if (role === undefined || Object.hasOwn(roles, role)) continue;
          yield { at: at(rota, [list, index, "role"]), params: { role, known } };
        }
      }
    }
  },
});
