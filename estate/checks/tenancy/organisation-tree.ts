import { at, type Breach, byFault, defineCheck } from "../../checks.js";
import type { Entity } from "../../entity.js";
import type { Estate } from "../../estate.js";

interface Params {
  fault:
    | "root"
    | "orphan"
    | "level"
    | "second-root"
    | "settings"
    | "unit"
    | "department"
    | "unit-under"
    | "away";
  parent: string;
  level: string;
}

/** Which levels may stand above which. Some provinces govern counties directly. */
const above: Readonly<Record<string, readonly string[]>> = {
  province: [],
  city: ["province"],
  county: ["city", "province"],
};

/** Quota, administrators and approval follow one tree: province, cities, counties, departments, units. */
export default defineCheck<Params>({
  code: "TEN005",
  severity: "error",
  title: {
    zh: "组织是一棵五级的树：省、市（地）、县（区）、部门、下属单位",
    en: "The organisation is one tree of five levels: province, city, county, department, unit",
  },
  message: byFault<Params>({
    root: { zh: () => "省级区划没有上级", en: () => "a province has no division above it" },
    orphan: {
      zh: (p) => `${levelName(p.level).zh}级区划没有写明上级`,
      en: (p) => `a ${p.level} names no division above it`,
    },
    level: {
      zh: (p) => `${levelName(p.level).zh}级区划的上级 ${p.parent} 层级不符`,
      en: (p) => `${p.parent} has the wrong level to stand above a ${p.level}`,
    },
    "second-root": {
      zh: (p) => `estate.yaml 写明的省是 ${p.parent}，这里还有另一个省级区划`,
      en: (p) => `the estate's province is ${p.parent}, and this is another one`,
    },
    settings: {
      zh: (p) => `province 指向的 ${p.parent} 不是省级区划`,
      en: (p) => `province names ${p.parent}, which is no province`,
    },
    unit: { zh: () => "下属单位没有写明主管部门", en: () => "a unit names no department above it" },
    department: {
      zh: (p) => `部门写了上级 ${p.parent}，只有下属单位才有`,
      en: (p) => `a department names ${p.parent} above it, which only a unit has`,
    },
    "unit-under": {
      zh: (p) => `主管部门 ${p.parent} 本身是下属单位`,
      en: (p) => `${p.parent} above it is a unit itself`,
    },
    away: {
      zh: (p) => `下属单位与主管部门 ${p.parent} 不在同一区划`,
      en: (p) => `belongs to another division than ${p.parent} above it`,
    },
  }),
  hint: {
    zh: () => "请核对 level、parent 与 division；配额与审批都按这棵树逐级进行",
    en: () => "check level, parent and division: quota and approvals follow this tree",
  },
  waivable: false,
  *find(estate) {
    yield* settingsFault(estate);
    for (const division of estate.all("division")) yield* divisionFaults(division, estate);
    for (const department of estate.all("department")) yield* departmentFaults(department, estate);
  },
});

function levelName(level: string): { zh: string } {
  return { zh: level === "city" ? "市（地）" : level === "county" ? "县（区）" : "省" };
}

function* settingsFault(estate: Estate): Generator<Breach<Params>> {
  const settings = estate.find("settings", "estate");
  const province = estate.find("division", estate.settings.province);
  if (!settings || !province || province.value.level === "province") return;
  const params: Params = { fault: "settings", parent: province.id, level: province.value.level };
  yield { at: at(settings, ["province"]), params };
}

function* divisionFaults(division: Entity<"division">, estate: Estate): Generator<Breach<Params>> {
  const { level, parent = "" } = division.value;
  if (level === "province") {
    if (parent) yield { at: at(division, ["parent"]), params: { fault: "root", parent, level } };
    const province = estate.settings.province;
    if (division.id !== province && estate.find("division", province)?.value.level === "province")
      yield { at: at(division, [], "key"), params: { fault: "second-root", parent: province, level } };
    return;
  }
  if (!parent) yield { at: at(division), params: { fault: "orphan", parent, level } };
  const over = estate.find("division", parent);
  if (over && !above[level]?.includes(over.value.level))
    yield { at: at(division, ["parent"]), params: { fault: "level", parent, level } };
}

function* departmentFaults(department: Entity<"department">, estate: Estate): Generator<Breach<Params>> {
  const { level, parent = "", division } = department.value;
  if (level === "department") {
    if (parent) yield { at: at(department, ["parent"]), params: { fault: "department", parent, level } };
    return;
  }
  if (!parent) yield { at: at(department, ["level"]), params: { fault: "unit", parent, level } };
  const over = estate.find("department", parent);
  if (!over) return;
  if (over.value.level === "unit")
    yield { at: at(department, ["parent"]), params: { fault: "unit-under", parent, level } };
  else if (over.value.division !== division)
    yield { at: at(department, ["division"]), params: { fault: "away", parent, level } };
}
