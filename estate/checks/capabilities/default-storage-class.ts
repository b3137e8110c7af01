import { at, defineCheck } from "../../checks.js";

/** A claim that names no class gets the default one; with none it waits for ever, with two it gets either. */
export default defineCheck<{ defaults: readonly string[] }>({
  code: "CAP005",
  severity: "error",
  title: { zh: "资源池恰有一个默认存储类", en: "A pool has exactly one default storage class" },
  message: {
    zh: (p) => (p.defaults.length === 0 ? "没有默认存储类" : `有多个默认存储类：${p.defaults.join("、")}`),
    en: (p) =>
      p.defaults.length === 0
        ? "has no default storage class"
        : `has several default storage classes: ${p.defaults.join(", ")}`,
  },
  hint: {
    zh: () => "请只在一个存储类下写 default: true",
    en: () => "write default: true under just one of them",
  },
  *find(estate) {
    for (const pool of estate.all("pool")) {
      const defaults = Object.entries(pool.value.storageClasses)
        .filter(([, storageClass]) => storageClass.default)
        .map(([id]) => id);
      if (defaults.length !== 1) yield { at: at(pool, ["storageClasses"]), params: { defaults } };
    }
  },
});
