import { at, defineCheck } from "../../checks.js";
import { nearest } from "../../source/validate.js";

interface Unknown {
  router: string;
  plane: string;
  suggestion: string | undefined;
}

/** A circuit ends at a router of its own plane. */
export default defineCheck<Unknown>({
  code: "PLN008",
  severity: "error",
  title: { zh: "接入电路终结在本平面的路由器上", en: "A circuit ends at a router of its own plane" },
  message: {
    zh: (p) => `平面 ${p.plane} 没有路由器 “${p.router}”`,
    en: (p) => `plane ${p.plane} has no router "${p.router}"`,
  },
  hint: {
    zh: (p) => (p.suggestion ? `是不是 “${p.suggestion}”？` : "请在该平面的 routers 下声明它"),
    en: (p) => (p.suggestion ? `did you mean "${p.suggestion}"?` : "declare it under the plane's routers"),
  },
  waivable: false,
  *find(estate) {
    for (const plane of estate.all("plane")) {
      const routers = Object.keys(plane.value.routers);
      for (const [id, { router }] of Object.entries(plane.value.circuits)) {
        if (routers.includes(router)) continue;
        yield {
          at: at(plane, ["circuits", id, "router"]),
          params: { router, plane: plane.id, suggestion: nearest(router, routers) },
        };
      }
    }
  },
});
