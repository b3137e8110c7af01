import { at, defineCheck } from "../../checks.js";

/** What leaves on one plane only is lost with that plane. */
export default defineCheck<{ planes: readonly string[] }>({
  code: "PLN007",
  severity: "error",
  title: { zh: "每个网段由两个平面同时通告", en: "Every segment is announced on both planes" },
  message: {
    zh: (p) => `只由平面 ${p.planes.join("、")} 通告`,
    en: (p) => `is announced on plane ${p.planes.join(", ")} only`,
  },
  hint: { zh: () => "请写 planes: [a, b]", en: () => "write planes: [a, b]" },
  source: "GB/T 22239-2019 8.1.2.1 e",
  *find(estate) {
    for (const segment of estate.all("segment")) {
      const planes = [...new Set(segment.value.planes)];
      if (planes.length < 2) yield { at: at(segment, ["planes"]), params: { planes } };
    }
  },
});
