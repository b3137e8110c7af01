import { estateArguments } from "../estate-read.js";
import { defineVerb } from "../verb.js";

export default defineVerb({
  name: "duty who",
  stage: "ask",
  summary: { zh: "某一时刻谁在值班", en: "who is on duty at a moment" },
  details: {
    zh: "按值班表、节假日与调休、临时调班与换班，列出每张值班表此刻通知谁：先通知第一位，无人认领再通知下一位。底账有问题时照样回答。",
    en: "Tells from the rotas, holidays and 调休, overrides and swaps whom each rota calls at that moment: the first one first, the next when nobody claims. It answers even where the estate has findings.",
  },
  arguments: estateArguments,
  options: {
    at: {
      value: "TIME",
      about: {
        zh: "时刻，按底账时区，如 2026-10-10T03:00（默认：现在）",
        en: "a moment by the estate's clock, such as 2026-10-10T03:00 (now by default)",
      },
    },
    rota: { value: "ROTA", about: { zh: "只看这张值班表", en: "only this rota" } },
    alert: {
      value: "ALERT",
      about: {
        zh: "这种告警经哪些路由通知谁，而不是列出全部值班表",
        en: "which routes this alert takes to whom, instead of all rotas",
      },
    },
    pool: {
      value: "POOL",
      about: { zh: "告警所在的资源池（默认：省级）", en: "the pool it fires in (the province by default)" },
    },
  },
  example: {
    command: "zhengyun duty who examples/heilongjiang --at 2026-10-10T03:00",
    about: { zh: "国庆调休的周六凌晨三点找谁", en: "whom to call at three on a Saturday that is worked" },
  },
  async run(input, context) {
    const { runWho } = await import("../duty/who.js");
    return runWho(input, context);
  },
});
