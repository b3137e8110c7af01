import { at, defineCheck } from "../../checks.js";

/** Two planes of one carrier fail together. */
export default defineCheck<{ carrier: string }>({
  code: "PLN001",
  severity: "error",
  title: { zh: "两个平面由不同的运营商承载", en: "The planes have different carriers" },
  message: {
    zh: (p) => `两个平面的运营商都是 ${p.carrier}`,
    en: (p) => `both planes are carried by ${p.carrier}`,
  },
  hint: {
    zh: () => "第二平面须由另一家运营商承载，否则一家故障全省中断",
    en: () => "give the second plane to another carrier, or one failure cuts off the province",
  },
  source: "GB/T 22239-2019 8.1.2.1 e",
  *find(estate) {
    const [a, b] = estate.all("plane");
    if (!a || !b || a.value.carrier !== b.value.carrier) return;
    yield {
      at: at(b, ["carrier"]),
      params: { carrier: b.value.carrier },
      related: [at(a, ["carrier"])],
    };
  },
});
