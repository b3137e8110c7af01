import { atOrigin, defineIsolationCheck } from "../checks.js";
import type { Refusal } from "../planes/refusals.js";

/** A controller that refuses one object keeps what it had, on this pool for all; an empty list means everything. */
export default defineIsolationCheck<Refusal>({
  code: "ISO014",
  severity: "error",
  when: "audit",
  title: {
    zh: "外联对象彼此相符，且都点名",
    en: "Objects of the extranet hold together and name what they mean",
  },
  message: {
    zh: (p) => `${p.object}：${p.reason.zh}`,
    en: (p) => `${p.object}: ${p.reason.en}`,
  },
  hint: {
    zh: () => "重新生成并应用；若对象被手工改过或删去，请恢复",
    en: () => "synthesise and apply again; if an object was changed or removed by hand, restore it",
  },
  *find({ world, cluster: { pool } }) {
    const { refusals = [], origins = {} } = world.network?.() ?? {};
    for (const refusal of refusals.filter((one) => one.pool === pool)) {
      yield { entity: refusal.object, params: refusal, at: atOrigin(origins[pool]) };
    }
  },
});
