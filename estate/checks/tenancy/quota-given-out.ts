import { shownShortfalls } from "../../amounts.js";
import { at, byFault, defineCheck } from "../../checks.js";
import type { Text } from "../../findings/rule.js";
import { type Holder, type Overdraft, overdrafts } from "../../quota-tree.js";

interface Params {
  fault: "short" | "none";
  pool: string;
  children: Text;
  short: Text;
}

/** Who the children of a level are, in words. */
const childrenOf: Readonly<Record<string, Text>> = {
  province: { zh: "各市（地）与省直部门", en: "its cities and departments" },
  city: { zh: "各县（区）与市直部门", en: "its counties and departments" },
  county: { zh: "县（区）直部门", en: "its departments" },
  department: { zh: "应用与下属单位", en: "its applications and units" },
  unit: { zh: "应用", en: "its applications" },
};

/** No level gives on more than it was given: province, city, county, department, unit, application. */
export default defineCheck<Params>({
  code: "TEN001",
  severity: "error",
  title: {
    zh: "每一级分出的配额不超过本级的配额",
    en: "No level gives out more quota than it was given",
  },
  message: byFault<Params>({
    short: {
      zh: (p) => `${p.children.zh}在 ${p.pool} 的配额合计超出本级配额：${p.short.zh}`,
      en: (p) => `${p.children.en} were given more at ${p.pool} than its own quota: ${p.short.en}`,
    },
    none: {
      zh: (p) => `在 ${p.pool} 没有配额，${p.children.zh}却有：${p.short.zh}`,
      en: (p) => `has no quota at ${p.pool}, but ${p.children.en} were given some: ${p.short.en}`,
    },
  }),
  hint: {
    zh: () => "请向上一级申请扩大本级配额，或收回一部分；未写明的配额为零",
    en: () => "ask the level above for more, or take some back; a quota that is not declared is none",
  },
  *find(estate) {
    for (const overdraft of overdrafts(estate)) {
      const { holder, pool, isDeclared } = overdraft;
      yield {
        at: at<Holder["kind"]>(holder, ["quota", pool]),
        params: {
          fault: isDeclared ? "short" : "none",
          pool,
          children: childrenOf[holder.value.level] ?? { zh: "下级", en: "its children" },
          short: shownShortfalls(overdraft.short),
        },
        related: largestShares(overdraft),
      };
    }
  },
});

/** Where to look first: the five largest shares. */
function largestShares({ shares }: Overdraft) {
  return shares.slice(0, 5).map(({ entity, path }) => at(entity, path));
}
