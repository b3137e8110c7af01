import { allowedAsns, asnOf, planesAsn } from "../../autonomous-systems.js";
import { at, byFault, defineCheck } from "../../checks.js";
import { circuitsByPool } from "../../circuits.js";

type Fault =
  | { fault: "plane"; asn: number; expected: number }
  | { fault: "pool"; asn: number; first: number; last: number; own?: number };

/** Numbers that say whose they are need no register, and no two provinces or cities ever take the same. */
export default defineCheck<Fault>({
  code: "PLN012",
  severity: "error",
  title: {
    zh: "自治域号由区划代码得出：42 亿加区划代码，两平面用省码，省级与行业云用其后 1–99",
    en: "AS numbers are 4200000000 plus a division code: the planes have the province's, its pools one of the 99 after it",
  },
  message: byFault<Fault>({
    plane: {
      zh: (p) => `自治域号 ${p.asn} 不是由省码得出的 ${p.expected}`,
      en: (p) => `AS ${p.asn} is not ${p.expected}, which follows from the province's code`,
    },
    pool: {
      zh: (p) => `自治域号 ${p.asn} 不是由区划代码得出的`,
      en: (p) => `AS ${p.asn} does not follow from its division code`,
    },
  }),
  hint: byFault<Fault>({
    plane: { zh: (p) => `请写 asn: ${p.expected}`, en: (p) => `write asn: ${p.expected}` },
    pool: {
      zh: (p) => `请声明 asn：${p.own ? `${p.own}，或 ` : ""}${p.first} 至 ${p.last} 中未用的一个`,
      en: (p) =>
        `declare as its asn ${p.own ? `${p.own}, or ` : ""}one between ${p.first} and ${p.last} that no other pool has`,
    },
  }),
  *find(estate) {
    const expected = planesAsn(estate);
    for (const plane of estate.all("plane")) {
      const { asn } = plane.value;
      if (asn !== expected) yield { at: at(plane, ["asn"]), params: { fault: "plane", asn, expected } };
    }
    for (const pool of estate.all("pool")) {
      if (!circuitsByPool(estate).has(pool.id)) continue;
      const asn = asnOf(pool);
      const allowed = allowedAsns(estate, pool);
      if (asn === allowed.own || (asn >= allowed.first && asn <= allowed.last)) continue;
      const path = pool.value.asn === undefined ? [] : ["asn"];
      yield { at: at(pool, path), params: { fault: "pool", asn, ...allowed } };
    }
  },
});
