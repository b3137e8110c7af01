import { at, defineCheck } from "../../checks.js";

/** Addresses are announced where a circuit leads; a pool without one cannot announce any. */
export default defineCheck<{ pool: string }>({
  code: "NET011",
  severity: "error",
  title: { zh: "有网段的资源池接入了外网", en: "A pool with segments has a circuit to the extranet" },
  message: {
    zh: (p) => `资源池 ${p.pool} 没有任何平面的接入电路，网段无法通告`,
    en: (p) => `pool ${p.pool} has no circuit on either plane, so the segment cannot be announced`,
  },
  hint: {
    zh: () => "请在 network/planes.yaml 的两个平面各声明一条接入电路",
    en: () => "declare a circuit for it on both planes in network/planes.yaml",
  },
  *find(estate) {
    const planes = estate.all("plane");
    const connected = new Set(
      planes.flatMap(({ value }) => Object.values(value.circuits).map(({ pool }) => pool)),
    );
    for (const segment of planes.length > 0 ? estate.all("segment") : []) {
      if (!connected.has(segment.owner)) yield { at: at(segment), params: { pool: segment.owner } };
    }
  },
});
