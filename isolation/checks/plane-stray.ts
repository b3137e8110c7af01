import { atOrigin, defineIsolationCheck } from "../checks.js";
import { type Stray, straysOf } from "../planes/strays.js";

const words: Readonly<Record<Stray["what"], { readonly zh: string; readonly en: string }>> = {
  announced: { zh: "通告了不属于此处的 ", en: "announces, where it does not belong," },
  accepted: { zh: "接收了不属于此处的 ", en: "accepts, where it does not belong," },
  neighbour: { zh: "的邻居不在任何接入电路上：", en: "has a neighbour at the end of no circuit:" },
  nodes: { zh: "由其他网络区的节点建立：", en: "is opened by nodes of another zone:" },
};

/** A route on the wrong plane or in the wrong VRF joins what is to be apart, whatever policies say of pods. */
export default defineIsolationCheck<Stray>({
  code: "ISO012",
  severity: "error",
  when: "audit",
  title: {
    zh: "资源池与平面只交换本网段的路由",
    en: "Pools exchange with planes what their segments say, and nothing else",
  },
  message: {
    zh: (p) => `${p.object} 在 VRF ${p.vrf} 与 ${p.peer} 的会话${words[p.what].zh}${p.prefix}`,
    en: (p) => `the session of ${p.object} with ${p.peer} in VRF ${p.vrf} ${words[p.what].en} ${p.prefix}`,
  },
  hint: {
    zh: () => "重新生成并应用；若对象被手工改过，请恢复",
    en: () => "synthesise and apply again; if an object was changed by hand, restore it",
  },
  *find({ world, cluster: { pool } }) {
    const network = world.network?.();
    if (!network) return;
    const { sessions, balancers, ground, origins } = network;
    const isOwn = (one: { readonly pool: string }) => one.pool === pool;
    for (const stray of straysOf(
      { routes: sessions.filter(isOwn), balancers: balancers.filter(isOwn) },
      ground,
    )) {
      yield { entity: stray.object, params: stray, at: atOrigin(origins[pool]) };
    }
  },
});
