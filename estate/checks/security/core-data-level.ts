import { at, defineCheck } from "../../checks.js";

/** Core data are kept by systems of level 3 at least. */
export default defineCheck<{ level: number }>({
  code: "SEC012",
  severity: "error",
  title: {
    zh: "处理核心数据的应用至少为等保三级",
    en: "An application with core data has level 3 or higher",
  },
  message: {
    zh: (p) => `数据分级为核心，等保级别却只有 ${p.level} 级`,
    en: (p) => `its data class is core, its level only ${p.level}`,
  },
  hint: {
    zh: () => "请重新定级备案，或核对数据分级",
    en: () => "have its level graded anew, or check the data class",
  },
  *find(estate) {
    for (const application of estate.all("application")) {
      const { level, dataClass } = application.value;
      if (dataClass === "core" && level < 3)
        yield {
          at: at(application, ["level"]),
          params: { level },
          related: [at(application, ["dataClass"])],
        };
    }
  },
});
