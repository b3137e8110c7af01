import { at, defineCheck } from "../../checks.js";
import { isBefore } from "../../days.js";

interface Params {
  starts: string;
  pointOfNoReturn: string;
  ends: string;
}

/** A cut-over starts, passes its point of no return, and ends. */
export default defineCheck<Params>({
  code: "MIG005",
  severity: "error",
  title: {
    zh: "割接依次为开始、不可回退点、结束",
    en: "A cut-over starts, passes its point of no return and ends, in this order",
  },
  message: {
    zh: (p) => `开始 ${p.starts}、不可回退点 ${p.pointOfNoReturn}、结束 ${p.ends} 的先后不对`,
    en: (p) =>
      `start ${p.starts}, point of no return ${p.pointOfNoReturn} and end ${p.ends} are out of order`,
  },
  hint: {
    zh: () => "请核对 starts、pointOfNoReturn 与 ends",
    en: () => "check starts, pointOfNoReturn and ends",
  },
  waivable: false,
  *find(estate) {
    for (const migration of estate.all("migration")) {
      const { cutOver } = migration.value;
      if (!cutOver) continue;
      const { starts, pointOfNoReturn, ends } = cutOver;
      if (isBefore(starts, pointOfNoReturn) && isBefore(pointOfNoReturn, ends)) continue;
      yield { at: at(migration, ["cutOver"]), params: { starts, pointOfNoReturn, ends } };
    }
  },
});
