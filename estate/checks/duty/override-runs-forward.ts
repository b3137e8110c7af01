import { at, defineCheck } from "../../checks.js";
import { isBefore } from "../../days.js";

interface Params {
  starts: string;
  ends: string;
}

/** An override or a swap that ends before it starts changes nothing. */
export default defineCheck<Params>({
  code: "DUT004",
  severity: "error",
  title: { zh: "调班与换班先开始后结束", en: "An override or a swap of a rota ends after it starts" },
  message: {
    zh: (p) => `结束时刻 ${p.ends} 不晚于开始时刻 ${p.starts}`,
    en: (p) => `ends at ${p.ends}, which is not after its start ${p.starts}`,
  },
  hint: { zh: () => "请核对 starts 与 ends", en: () => "check starts and ends" },
  waivable: false,
  *find(estate) {
    for (const rota of estate.all("rota")) {
      const { overrides, swaps } = rota.value;
      for (const [list, items] of Object.entries({ overrides, swaps })) {
        for (const [index, { starts, ends }] of items.entries()) {
          if (isBefore(starts, ends)) continue;
          yield { at: at(rota, [list, index, "ends"]), params: { starts, ends } };
        }
      }
    }
  },
});
