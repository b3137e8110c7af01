import { at, defineCheck } from "../../checks.js";
import { circuitsByPool } from "../../circuits.js";
import { type Estate, groupBy } from "../../estate.js";

interface Short {
  plane: string;
  committed: number;
  capacity: number;
}

/** Both planes share the load, and either alone carries all of what is committed. */
export default defineCheck<Short>({
  code: "PLN005",
  severity: "error",
  title: {
    zh: "任一平面单独即可承载资源池的全部承诺带宽",
    en: "Either plane alone carries all the bandwidth committed at a pool",
  },
  message: {
    zh: (p) =>
      `平面 ${p.plane} 的接入带宽为 ${p.capacity} Mbit/s，承诺带宽共 ${p.committed} Mbit/s，缺 ${p.committed - p.capacity} Mbit/s`,
    en: (p) =>
      `plane ${p.plane} has ${p.capacity} Mbit/s, ${p.committed} Mbit/s are committed, short by ${p.committed - p.capacity} Mbit/s`,
  },
  hint: {
    zh: () => "请扩容该平面的接入电路，或调低网段的承诺带宽",
    en: () => "widen its circuits on that plane, or commit less at its segments",
  },
  source: "GB/T 22239-2019 8.1.2.1 e",
  *find(estate) {
    const committed = committedByPool(estate);
    for (const [id, circuits] of circuitsByPool(estate)) {
      const about = estate.find("pool", id);
      const asked = committed.get(id) ?? 0;
      for (const [plane, own] of groupBy(circuits, (circuit) => circuit.plane.id)) {
        const capacity = own.reduce((sum, { value }) => sum + value.capacityMbps, 0);
        const [first, ...related] = own.map((one) => at(one.plane, ["circuits", one.id, "capacityMbps"]));
        if (!about || !first || capacity >= asked) continue;
        yield { at: first, about, params: { plane, committed: asked, capacity }, related };
      }
    }
  },
});

function committedByPool(estate: Estate): ReadonlyMap<string, number> {
  const committed = new Map<string, number>();
  for (const { owner, value } of estate.all("segment")) {
    committed.set(owner, (committed.get(owner) ?? 0) + value.committedMbps);
  }
  return committed;
}
