import { at, byFault, defineCheck } from "../../checks.js";

interface Params {
  fault: "shape" | "parent";
  code: string;
  level: string;
  parent: string;
}

/** How many digits of a code those below begin with too. */
const ownDigits = { province: 2, city: 4 } as const;

/** GB/T 2260: two digits a level, and a code begins with its parent's. */
export default defineCheck<Params>({
  code: "TEN011",
  severity: "error",
  title: {
    zh: "区划代码与层级、上级一致（GB/T 2260）",
    en: "Division codes agree with level and parent (GB/T 2260)",
  },
  message: byFault<Params>({
    shape: {
      zh: (p) => `代码 ${p.code} 不是 ${p.level} 一级的代码`,
      en: (p) => `code ${p.code} is not that of a ${p.level}`,
    },
    parent: {
      zh: (p) => `代码 ${p.code} 不在上级 ${p.parent} 之下`,
      en: (p) => `code ${p.code} does not lie under ${p.parent}`,
    },
  }),
  hint: {
    zh: () => "省级代码后四位为零，市（地）级后两位为零，县级后两位不为零；请查 GB/T 2260",
    en: () => "a province ends in 0000, a city in 00, a county does not; look it up in GB/T 2260",
  },
  source: "GB/T 2260",
  *find(estate) {
    for (const division of estate.all("division")) {
      const { id: code } = division;
      const { level, parent = "" } = division.value;
      const place = at(division, [], "key");
      if (levelOf(code) !== level) {
        yield { at: place, params: { fault: "shape", code, level, parent } };
        continue;
      }
      const over = level === "province" ? undefined : estate.find("division", parent);
      if (!over || over.value.level === "county") continue;
      if (!code.startsWith(parent.slice(0, ownDigits[over.value.level])))
        yield { at: place, params: { fault: "parent", code, level, parent } };
    }
  },
});

function levelOf(code: string): "province" | "city" | "county" {
  if (code.endsWith("0000")) return "province";
  return code.endsWith("00") ? "city" : "county";
}
