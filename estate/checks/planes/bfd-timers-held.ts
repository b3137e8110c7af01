import { at, defineCheck } from "../../checks.js";

interface Params {
  intervalMs: number;
  multiplier: number;
}

/** The fastest timers at which busy nodes were not seen to lose a healthy session. */
const least: Params = { intervalMs: 50, multiplier: 3 };

/** Timers faster than a busy node can hold tear down healthy sessions. */
export default defineCheck<Params>({
  code: "PLN010",
  severity: "warning",
  title: {
    zh: `BFD 定时不快于 ${least.intervalMs} ms × ${least.multiplier}`,
    en: `BFD timers are no faster than ${least.intervalMs} ms × ${least.multiplier}`,
  },
  message: {
    zh: (p) => `BFD 定时 ${p.intervalMs} ms × ${p.multiplier} 过快，节点繁忙时会误断正常会话`,
    en: (p) =>
      `BFD timers ${p.intervalMs} ms × ${p.multiplier} are too fast: a busy node drops healthy sessions`,
  },
  hint: {
    zh: () => `建议 intervalMs: ${least.intervalMs}、multiplier: ${least.multiplier} 或更慢`,
    en: () => `use intervalMs: ${least.intervalMs} and multiplier: ${least.multiplier}, or slower`,
  },
  *find(estate) {
    for (const plane of estate.all("plane")) {
      const { intervalMs, multiplier } = plane.value.bfd;
      if (intervalMs >= least.intervalMs && multiplier >= least.multiplier) continue;
      yield { at: at(plane, ["bfd"]), params: { intervalMs, multiplier } };
    }
  },
});
