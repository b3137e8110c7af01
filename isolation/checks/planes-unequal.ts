import { atOrigin, defineIsolationCheck } from "../checks.js";
import { type Gap, gapsOf } from "../planes/unequal.js";

const words: Readonly<Record<Gap["what"], { readonly zh: string; readonly en: string }>> = {
  announced: { zh: "未通告", en: "is not told" },
  accepted: { zh: "未接收", en: "may not tell" },
};

/** A prefix on one plane only is cut when that plane fails, and nobody notices before. */
export default defineIsolationCheck<Gap>({
  code: "ISO013",
  severity: "error",
  when: "audit",
  title: {
    zh: "各平面交换的路由相同",
    en: "All planes of a segment carry the same prefixes",
  },
  message: {
    zh: (p) =>
      `平面 ${p.circuit.plane} 的邻居 ${p.circuit.peer} 在 VRF ${p.vrf} ${words[p.what].zh} ${p.prefix}，其他电路上有`,
    en: (p) =>
      `${p.circuit.peer} on plane ${p.circuit.plane} ${words[p.what].en} ${p.prefix} in VRF ${p.vrf}, unlike others`,
  },
  hint: {
    zh: () => "重新生成并应用；若对象被手工改过或删去，请恢复",
    en: () => "synthesise and apply again; if an object was changed or removed by hand, restore it",
  },
  *find({ world, cluster: { pool } }) {
    const network = world.network?.();
    if (!network) return;
    const { sessions, balancers, ground, origins } = network;
    for (const gap of gapsOf(pool, [...sessions, ...balancers], ground)) {
      yield { entity: `circuit ${gap.circuit.id}`, params: gap, at: atOrigin(origins[pool]) };
    }
  },
});
