import { zonesOf } from "../../access-classes.js";
import { at, defineCheck } from "../../checks.js";

interface Params {
  department: string;
  accessClass: string;
  zone: string;
  zones: readonly string[];
}

/** An application stands only in a zone that its department is connected to. */
export default defineCheck<Params>({
  code: "TEN006",
  severity: "error",
  title: {
    zh: "应用所在网络区是其部门接入类别允许的",
    en: "An application stands in a zone of its department's access class",
  },
  message: {
    zh: (p) => `部门 ${p.department} 的接入类别为 ${p.accessClass}，应用不能位于网络区 ${p.zone}`,
    en: (p) =>
      `${p.department} has access class ${p.accessClass}, so its applications cannot be in zone ${p.zone}`,
  },
  hint: {
    zh: (p) => `该类别可用的网络区：${p.zones.join("、")}；管理区与交换区只属于技术保障单位`,
    en: (p) =>
      `its zones are ${p.zones.join(", ")}; management and exchange belong to technical authorities only`,
  },
  source: "DB34/T 3607-2020",
  *find(estate) {
    for (const application of estate.all("application")) {
      const department = estate.find("department", application.owner);
      const zones = department && zonesOf(estate, department);
      const { zone } = application.value;
      if (!zones || zones.includes(zone)) continue;
      const { accessClass } = department.value;
      yield {
        at: at(application, ["zone"]),
        params: { department: department.id, accessClass, zone, zones },
      };
    }
  },
});
