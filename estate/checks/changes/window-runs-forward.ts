import { at, type Breach, defineCheck } from "../../checks.js";
import { isBefore } from "../../days.js";
import type { Entity } from "../../entity.js";

interface Params {
  starts: string;
  ends: string;
}

/** A window that ends before it starts holds nothing, and nobody would notice. */
export default defineCheck<Params>({
  code: "CHG001",
  severity: "error",
  title: { zh: "封网窗口与应急变更先开始后结束", en: "Freezes and emergencies end after they start" },
  message: {
    zh: (p) => `结束时刻 ${p.ends} 不晚于开始时刻 ${p.starts}`,
    en: (p) => `ends at ${p.ends}, which is not after its start ${p.starts}`,
  },
  hint: { zh: () => "请核对 starts 与 ends", en: () => "check starts and ends" },
  waivable: false,
  *find(estate) {
    for (const freeze of estate.all("freeze")) yield* backwards(freeze);
    for (const emergency of estate.all("emergency")) yield* backwards(emergency);
  },
});

function* backwards(window: Entity<"freeze"> | Entity<"emergency">): Generator<Breach<Params>> {
  const { starts, ends } = window.value;
  if (isBefore(starts, ends)) return;
  yield { at: at<"freeze" | "emergency">(window, ["ends"]), params: { starts, ends } };
}
