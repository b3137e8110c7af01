import { estateArguments } from "../estate-read.js";
import { defineVerb } from "../verb.js";

export default defineVerb({
  name: "duty routes",
  stage: "build",
  summary: { zh: "输出 Alertmanager 配置", en: "print the configuration of an Alertmanager" },
  details: {
    zh: "由底账的接收方、路由、时段与节假日生成省级或一个资源池的 Alertmanager 配置。密钥只以文件路径出现。",
    en: "Makes the configuration of the province's or one pool's Alertmanager from receivers, routes, intervals and holidays of the estate. What is secret stands in files that it names.",
  },
  arguments: estateArguments,
  options: {
    pool: {
      value: "POOL",
      about: { zh: "哪个资源池（默认：省级）", en: "which pool (the province by default)" },
    },
    year: {
      value: "YEAR",
      about: {
        zh: "从哪一年起写出节假日（默认：今年）",
        en: "first year whose holidays are written out (this one by default)",
      },
    },
  },
  example: {
    command: "zhengyun duty routes examples/heilongjiang --pool 230100-harbin --year 2026",
    about: { zh: "哈尔滨资源池的 Alertmanager 配置", en: "the configuration of Harbin's Alertmanager" },
  },
  async run(input, context) {
    const { runRoutes } = await import("../duty/routes.js");
    return runRoutes(input, context);
  },
});
