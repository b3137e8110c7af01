import { at, defineCheck } from "../../checks.js";

/** Pools install the routes of both planes side by side only if both come from the same AS. */
export default defineCheck<{ asn: number; other: number }>({
  code: "PLN006",
  severity: "error",
  title: { zh: "两个平面使用同一自治域号", en: "Both planes have the same AS number" },
  message: {
    zh: (p) => `自治域号 ${p.asn} 与另一平面的 ${p.other} 不同，流量不会分担到两个平面`,
    en: (p) => `AS ${p.asn} differs from ${p.other} of the other plane, so traffic would use one plane only`,
  },
  hint: {
    zh: () => "请使用同一自治域号：frr-k8s 不生成 multipath-relax，号码不同时只装入一个下一跳",
    en: () =>
      "use one number: frr-k8s renders no multipath-relax, so of two AS numbers one next hop is installed",
  },
  *find(estate) {
    const [a, b] = estate.all("plane");
    if (!a || !b || a.value.asn === b.value.asn) return;
    yield {
      at: at(b, ["asn"]),
      params: { asn: b.value.asn, other: a.value.asn },
      related: [at(a, ["asn"])],
    };
  },
});
