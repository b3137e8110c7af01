import { at, defineCheck } from "../../checks.js";
import { circuitsByPool } from "../../circuits.js";

/** A pool hangs on both planes, or one failure cuts it off. */
export default defineCheck<{ plane: string }>({
  code: "PLN004",
  severity: "error",
  title: { zh: "接入外网的资源池同时接入两个平面", en: "A pool on the extranet has circuits on both planes" },
  message: {
    zh: (p) => `在平面 ${p.plane} 上没有接入电路`,
    en: (p) => `has no circuit on plane ${p.plane}`,
  },
  hint: {
    zh: (p) => `请在 network/planes.yaml 的平面 ${p.plane} 下为它声明一条接入电路`,
    en: (p) => `declare one under plane ${p.plane} in network/planes.yaml`,
  },
  source: "GB/T 22239-2019 8.1.2.1 e",
  *find(estate) {
    for (const [id, circuits] of circuitsByPool(estate)) {
      const pool = estate.find("pool", id);
      if (!pool) continue;
      for (const plane of estate.all("plane")) {
        if (circuits.some((circuit) => circuit.plane.id === plane.id)) continue;
        yield {
          at: at(plane, ["circuits"]),
          about: pool,
          params: { plane: plane.id },
          related: circuits.map((circuit) => at(circuit.plane, ["circuits", circuit.id], "key")),
        };
      }
    }
  },
});
