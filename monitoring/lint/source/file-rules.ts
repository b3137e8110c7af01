import type { Text } from "../../../estate/findings/rule.js";
import { alertExample, type LintRule } from "../lint-rule.js";
import type { FileFault } from "./read.js";

/** Identity that gives a rule its parameter type. */
function rule<P>(stated: LintRule<P>): LintRule<P> {
  return stated;
}

const good = alertExample("up == 0");

const system: Readonly<Record<string, Text>> = {
  EACCES: { zh: "没有读取权限", en: "permission denied" },
  EISDIR: { zh: "这是文件夹", en: "it is a folder" },
  ENOENT: { zh: "文件不存在", en: "there is no such file" },
};

function faultText(fault: FileFault): Text {
  if (fault.kind === "size") {
    return { zh: `超过 ${fault.mebibytes} MiB`, en: `it is larger than ${fault.mebibytes} MiB` };
  }
  if (fault.kind === "encoding") return { zh: "不是 UTF-8 文本", en: "it is no UTF-8 text" };
  const { reason } = fault;
  return system[reason] ?? { zh: `系统错误 ${reason}`, en: `system error ${reason}` };
}

/** What can be wrong with a file before any expression in it is looked at. */
export const fileRules = {
  unreadable: rule<{ fault: FileFault }>({
    code: "RUL001",
    severity: "bug",
    title: { zh: "规则文件能够读取", en: "Rule files can be read" },
    message: {
      zh: ({ fault }) => `读不出来：${faultText(fault).zh}`,
      en: ({ fault }) => `cannot be read: ${faultText(fault).en}`,
      variants: [{ zh: () => "读不出来：…", en: () => "cannot be read: …" }],
    },
    why: {
      zh: "Prometheus 读不了的文件，里面的告警一条也不会响。",
      en: "None of the alerts in a file that Prometheus cannot read will ever fire.",
    },
    fix: {
      zh: () => "请另存为 UTF-8，或拆成较小的文件",
      en: () => "save it as UTF-8, or split it into smaller files",
    },
    example: { bad: "", good },
  }),
  syntax: rule<{ reason: string }>({
    code: "RUL002",
    severity: "bug",
    title: { zh: "规则文件是合法的 YAML", en: "Rule files are sound YAML" },
    message: { zh: (p) => `YAML 语法错误：${p.reason}`, en: (p) => `YAML syntax: ${p.reason}` },
    why: {
      zh: "一处语法错误会让整个文件都不被加载。",
      en: "One error keeps the whole file from being loaded.",
    },
    fix: { zh: () => "请修正该处的缩进、引号或括号", en: () => "mend indentation, quotes or brackets there" },
    example: { bad: "groups:\n  - name: [example", good },
  }),
  duplicateKey: rule<{ key: string }>({
    code: "RUL003",
    severity: "bug",
    title: { zh: "同一处没有重复的键", en: "No mapping has a key twice" },
    message: { zh: (p) => `键 “${p.key}” 重复`, en: (p) => `key "${p.key}" stands here twice` },
    why: {
      zh: "Prometheus 拒绝有重复键的文件；别的工具会悄悄只取其中一个。",
      en: "Prometheus refuses the file; other tools quietly take one of the two.",
    },
    fix: { zh: () => "请合并或删去其中一个", en: () => "merge them or remove one" },
    example: {
      bad: alertExample("up == 0", "for: 5m"),
      good,
    },
  }),
  structure: rule<{ zh: string; en: string; hint?: Text | undefined }>({
    code: "RUL004",
    severity: "bug",
    title: { zh: "规则文件的结构正确", en: "Rule files have the right form" },
    message: { zh: (p) => p.zh, en: (p) => p.en, variants: [] },
    why: {
      zh: "Prometheus 会拒绝加载整个文件。",
      en: "Prometheus refuses to load the whole file.",
    },
    fix: {
      zh: (p) => p.hint?.zh ?? "见 Prometheus 文档中规则文件的格式",
      en: (p) => p.hint?.en ?? "see the form of rule files in the documentation of Prometheus",
      variants: [
        {
          zh: () => "见 Prometheus 文档中规则文件的格式",
          en: () => "see the form of rule files in the documentation of Prometheus",
        },
      ],
    },
    example: { bad: alertExample("up == 0", "sevrity: critical"), good },
  }),
  empty: rule<{ zh: string; en: string }>({
    code: "RUL005",
    severity: "warning",
    title: { zh: "规则文件中有规则", en: "Rule files hold rules" },
    message: { zh: (p) => p.zh, en: (p) => p.en },
    why: {
      zh: "空的规则文件多半是生成或拷贝时出了错，而 Prometheus 不会提醒。",
      en: "An empty rule file mostly comes of something gone wrong before, and Prometheus says nothing.",
    },
    fix: {
      zh: () => "请检查它是怎样生成的，或删去它",
      en: () => "look at how it is made, or remove it",
    },
    example: { bad: "groups: []", good },
  }),
  helm: rule<{ found: string }>({
    code: "RUL006",
    severity: "bug",
    title: { zh: "交来检查的是渲染后的规则", en: "What is linted has been rendered" },
    message: {
      zh: (p) => `这是 Helm 模板（${p.found}），不是规则文件`,
      en: (p) => `this is a Helm template (${p.found}), not a rule file`,
    },
    why: {
      zh: "模板要渲染之后才知道里面有哪些规则；逐字检查只会得出误报。",
      en: "What rules a template holds is known once it is rendered; to lint it as it stands would raise false alarms.",
    },
    fix: {
      zh: () => "先渲染：helm template 名称 图表 | zhengyun rules lint -",
      en: () => "render it first: helm template NAME CHART | zhengyun rules lint -",
    },
    example: { bad: "{{- if .Values.rules.enabled }}\ngroups: []\n{{- end }}", good },
  }),
  suppression: rule<{ zh: string; en: string }>({
    code: "RUL007",
    severity: "warning",
    title: {
      zh: "忽略检查的注释写明代码与理由，并且有用",
      en: "Comments that suppress findings name a code and a reason, and are needed",
    },
    message: { zh: (p) => p.zh, en: (p) => p.en },
    why: {
      zh: "没有理由的忽略以后没有人敢删；不起作用的忽略会遮住将来真正的问题。",
      en: "Nobody dares to remove one without a reason; one that suppresses nothing will hide a real finding later.",
    },
    fix: {
      zh: () => "写成：# zhengyun:ignore 代码 理由",
      en: () => "write it as: # zhengyun:ignore CODE reason",
    },
    example: {
      bad: alertExample("up == 0", "# zhengyun:ignore RUL020"),
      good: alertExample("irate(http_errors_total[5m]) > 1", "# zhengyun:ignore RUL066 one spike is enough"),
    },
  }),
} as const;
