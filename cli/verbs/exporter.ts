import { estateArguments } from "../estate-read.js";
import { defineVerb } from "../verb.js";

export default defineVerb({
  name: "exporter",
  stage: "operate",
  summary: { zh: "底账的指标，供 Prometheus 抓取", en: "metrics of the estate, for Prometheus" },
  details: {
    zh: "把只有底账知道的事变成指标：目标值、负责人、配额、授权与例外的到期日、迁移进度、联系不到人的班次、底账摘要与最近一次执行。文件改动后自动重读；读不了时保留上一次的值，并由 zhengyun_estate_load_success 说明。",
    en: "Turns what only the estate knows into metrics: objectives, owners, quotas, expiry of grants and exceptions, migrations, shifts with nobody reachable, the estate's digest and what was last applied. Files that change are read again; while they cannot be read the last good values stay, and zhengyun_estate_load_success says so.",
  },
  arguments: estateArguments,
  options: {
    listen: {
      value: "ADDRESS:PORT",
      about: { zh: "监听地址（默认 127.0.0.1:9817）", en: "where to listen (127.0.0.1:9817 by default)" },
    },
    pool: {
      value: "POOL",
      about: {
        zh: "只给与此资源池有关的，供池内的 Prometheus",
        en: "only what concerns this pool, for the Prometheus in it",
      },
    },
    once: { about: { zh: "打印一次就结束", en: "print them once and end" } },
  },
  example: {
    command: "zhengyun exporter examples/minimal --once",
    about: { zh: "Prometheus 会看到什么？", en: "what would Prometheus see?" },
  },
  async run(input, context) {
    const { runExporter } = await import("../exporter/run.js");
    return runExporter(input, context);
  },
});
