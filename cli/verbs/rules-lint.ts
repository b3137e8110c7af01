import { defineVerb } from "../verb.js";

export default defineVerb({
  name: "rules lint",
  stage: "declare",
  summary: { zh: "检查 Prometheus 规则文件", en: "lint Prometheus rule files" },
  details: {
    zh: "离线检查任何 Prometheus 规则文件：语法与类型、不会响或一直响的条件、匹配不上的运算、丢掉的标签、模板、正则、缺失的指标等。也读 PrometheusRule 对象与多文档 YAML；- 为标准输入。所给文件一起检查：一个文件记录的，另一个可以读取。注释 “# zhengyun:ignore 代码 理由” 忽略所在规则的一项，“zhengyun:ignore-file” 忽略整个文件的。只有 bug 与 warning 使退出码为 1。",
    en: 'Checks any Prometheus rule files offline: syntax and types, conditions that never or always hold, operations that cannot match, labels lost, templates, patterns, metrics that are not there. Reads PrometheusRule objects and streams of documents too; - is standard input. The files are linted together: one may read what another records. A comment "# zhengyun:ignore CODE reason" suppresses a finding of the rule it stands at, zhengyun:ignore-file those of the file. Only bugs and warnings make the exit status 1.',
  },
  arguments: {
    files: {
      placeholder: "FILE",
      required: true,
      repeated: true,
      about: {
        zh: "规则文件，或含有它们的文件夹；- 为标准输入",
        en: "rule files, or folders of them; - is standard input",
      },
    },
  },
  options: {
    catalogue: {
      value: "FILE",
      repeated: true,
      about: {
        zh: "指标目录（JSON）：有哪些指标、类型与标签；zhengyun 表示政云自己的目录",
        en: "a catalogue of metrics in JSON: which there are, their types and labels; zhengyun is our own",
      },
    },
    identity: {
      value: "LABEL",
      repeated: true,
      about: { zh: "聚合时不得丢掉的标签", en: "a label that no aggregation may drop" },
    },
    targetLabel: {
      value: "LABEL",
      repeated: true,
      about: { zh: "采集时加到每个序列上的标签", en: "a label that scraping puts on every series" },
    },
    scrapeInterval: {
      value: "DURATION",
      about: { zh: "采集间隔（默认 30s）", en: "time between two scrapes (30s by default)" },
    },
    evaluationInterval: {
      value: "DURATION",
      about: {
        zh: "没有写 interval 的规则组的求值间隔（默认 30s）",
        en: "time between two evaluations of groups without an interval (30s by default)",
      },
    },
  },
  example: {
    command: "zhengyun rules lint rules/ --scrape-interval 15s",
    about: { zh: "检查一个文件夹中的全部规则", en: "lint all rules of a folder" },
  },
  async run(input, context) {
    const { runLint } = await import("../rules/lint.js");
    return runLint(input, context);
  },
});
