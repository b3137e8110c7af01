import { at, defineCheck } from "../../checks.js";
import type { Zone } from "../../zones.js";

/** Where the Internet reaches applications, which meet the inside at exchange points only. */
const outer: readonly Zone[] = ["internet", "exchange"];

/** Showing metrics opens a way to the pool's Prometheus, past every exchange point. */
export default defineCheck<{ zone: Zone }>({
  code: "NET016",
  severity: "error",
  title: {
    zh: "互联网侧的应用不展示本部门的指标",
    en: "No application on the Internet's side shows its department's metrics",
  },
  message: {
    zh: (p) => `应用位于网络区 ${p.zone}，不能经指标入口到达资源池的监控`,
    en: (p) => `an application in zone ${p.zone} may not reach the pool's monitoring at the door to metrics`,
  },
  hint: {
    zh: () => "由公用或专用网络区的应用展示，或删去 showsMetrics",
    en: () => "show them in an application of a public or private zone, or remove showsMetrics",
  },
  source: "GB/T 22239-2019 8.1.3.1",
  *find(estate) {
    for (const application of estate.all("application")) {
      const { showsMetrics, zone } = application.value;
      if (showsMetrics && outer.includes(zone))
        yield { at: at(application, ["showsMetrics"]), params: { zone } };
    }
  },
});
