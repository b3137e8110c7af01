import { zonesOf } from "../../access-classes.js";
import { at, defineCheck } from "../../checks.js";

interface Params {
  department: string;
  accessClass: string;
  zone: string;
  zones: readonly string[];
}

/** A department has addresses only in the zones that its access class reaches. */
export default defineCheck<Params>({
  code: "NET013",
  severity: "error",
  title: {
    zh: "部门只在接入类别允许的网络区有地址",
    en: "A department has addresses only in the zones of its access class",
  },
  message: {
    zh: (p) => `部门 ${p.department} 的接入类别为 ${p.accessClass}，不应在网络区 ${p.zone} 有地址`,
    en: (p) => `${p.department} has access class ${p.accessClass}, which has no addresses in zone ${p.zone}`,
  },
  hint: {
    zh: (p) => `该类别可用的网络区：${p.zones.join("、")}；请收回地址块，或先变更接入类别`,
    en: (p) => `its zones are ${p.zones.join(", ")}; take the block back, or change its access class first`,
  },
  source: "DB34/T 3607-2020",
  *find(estate) {
    for (const segment of estate.all("segment")) {
      const { zone, allocations } = segment.value;
      for (const id of Object.keys(allocations)) {
        const department = estate.find("department", id);
        const zones = department && zonesOf(estate, department);
        if (!zones || zones.includes(zone)) continue;
        const { accessClass } = department.value;
        yield {
          at: at(segment, ["allocations", id], "key"),
          params: { department: id, accessClass, zone, zones },
        };
      }
    }
  },
});
