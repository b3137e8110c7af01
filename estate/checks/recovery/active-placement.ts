import { at, defineCheck } from "../../checks.js";

/** Something must serve while the rest stands by. */
export default defineCheck<{ pools: readonly string[] }>({
  code: "DR007",
  severity: "error",
  title: { zh: "应用至少有一个主用部署", en: "An application has at least one active placement" },
  message: {
    zh: (p) => `在 ${p.pools.join("、")} 的部署都是备用`,
    en: (p) => `all its placements (${p.pools.join(", ")}) are standby`,
  },
  hint: {
    zh: () => "请把其中一个部署的 role 改为 active",
    en: () => "make the role of one of them active",
  },
  *find(estate) {
    for (const application of estate.all("application")) {
      const placements = Object.entries(application.value.placements);
      if (placements.length === 0 || placements.some(([, { role }]) => role === "active")) continue;
      const pools = placements.map(([pool]) => pool);
      yield { at: at(application, ["placements"]), params: { pools } };
    }
  },
});
