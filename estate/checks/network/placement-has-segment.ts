import { addressPlan } from "../../address-plan.js";
import { at, defineCheck } from "../../checks.js";

interface Missing {
  zone: string;
  pool: string;
  department: string;
}

/** An application runs only where its zone has addresses; a private one needs the VRF of its own department. */
export default defineCheck<Missing>({
  code: "NET008",
  severity: "error",
  title: {
    zh: "应用部署到的资源池有其网络区的网段",
    en: "A pool has a segment of the zone of every application placed in it",
  },
  message: {
    zh: (p) =>
      p.zone === "private"
        ? `资源池 ${p.pool} 没有部门 ${p.department} 的专用网段`
        : `资源池 ${p.pool} 没有网络区 ${p.zone} 的网段`,
    en: (p) =>
      p.zone === "private"
        ? `pool ${p.pool} has no private segment of department ${p.department}`
        : `pool ${p.pool} has no segment of zone ${p.zone}`,
  },
  hint: {
    zh: (p) => `请在 network/segments/${p.pool}.yaml 中声明网段，或改变部署`,
    en: (p) => `declare one in network/segments/${p.pool}.yaml, or place it elsewhere`,
  },
  source: "GB/T 22239-2019 8.1.2.1 c",
  *find(estate) {
    const plan = addressPlan(estate);
    for (const application of plan.isWhole ? estate.all("application") : []) {
      const { zone, placements } = application.value;
      for (const pool of Object.keys(placements)) {
        if (!estate.find("pool", pool)) continue;
        if (plan.segmentsFor(pool, zone, application.owner).length > 0) continue;
        yield {
          at: at(application, ["placements", pool], "key"),
          params: { zone, pool, department: application.owner },
        };
      }
    }
  },
});
