import { at, defineCheck } from "../../checks.js";

interface Params {
  own: string;
  other: string;
}

/** Both planes notice a failure equally fast, or the slower one decides how long an outage lasts. */
export default defineCheck<Params>({
  code: "PLN009",
  severity: "warning",
  title: { zh: "两个平面的 BFD 定时相同", en: "Both planes have the same BFD timers" },
  message: {
    zh: (p) => `BFD 定时 ${p.own} 与另一平面的 ${p.other} 不同`,
    en: (p) => `BFD timers ${p.own} differ from ${p.other} of the other plane`,
  },
  hint: {
    zh: () => "请设为相同，使任一平面故障的切换时间一致",
    en: () => "make them equal, so that fail-over takes the same time whichever plane fails",
  },
  *find(estate) {
    const [a, b] = estate.all("plane").map((plane) => ({ plane, timers: shown(plane.value.bfd) }));
    if (!a || !b || a.timers === b.timers) return;
    yield {
      at: at(b.plane, ["bfd"]),
      params: { own: b.timers, other: a.timers },
      related: [at(a.plane, ["bfd"])],
    };
  },
});

function shown({ intervalMs, multiplier }: { intervalMs: number; multiplier: number }): string {
  return `${intervalMs} ms × ${multiplier}`;
}
