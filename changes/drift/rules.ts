import type { Rule, Text } from "../../estate/findings/rule.js";
import type { DriftClass } from "./classes.js";

/** What the letters of these codes stand for. */
export const driftAreas: Readonly<Record<string, Text>> = {
  DRF: { zh: "漂移", en: "Drift" },
};

/** What differs in one object. */
export interface Differing {
  readonly about: Text;
}

const same = { zh: ({ about }: Differing) => about.zh, en: ({ about }: Differing) => about.en };

const pageHint: Rule<Differing>["hint"] = {
  zh: () => "查明是谁、为何改动；若属正当，改底账；否则用 zhengyun apply 恢复",
  en: () => "find out who and why; if it is right, change the estate, else zhengyun apply puts it back",
};

const rule = (code: string, severity: Rule<never>["severity"], zh: string, en: string): Rule<Differing> => ({
  code,
  severity,
  title: { zh, en },
  message: same,
  hint: pageHint,
  waivable: false,
});

/** The rule that a difference of each class breaks. */
export const classRules: Readonly<Record<DriftClass, Rule<Differing>>> = {
  isolation: rule(
    "DRF001",
    "error",
    "资源池中的网络策略、路由与身份标签与底账一致",
    "Network policies, routes and identity labels in a pool are those of the estate",
  ),
  quota: rule(
    "DRF002",
    "error",
    "资源池中的配额、限额与优先级与底账一致",
    "Quotas, limits and priorities in a pool are those of the estate",
  ),
  permission: rule(
    "DRF003",
    "error",
    "资源池中的角色、绑定与服务账号与底账一致",
    "Roles, bindings and service accounts in a pool are those of the estate",
  ),
  protection: rule(
    "DRF004",
    "error",
    "资源池中的准入策略、安全级别与存储保护与底账一致",
    "Admission policies, security levels and storage in a pool are those of the estate",
  ),
  benign: rule(
    "DRF005",
    "warning",
    "资源池中对象的说明性内容与底账一致",
    "What only describes objects in a pool is as in the estate",
  ),
};

/** What could not be seen. None of these is ever "no drift". */
export const blindRules = {
  type: {
    code: "DRF011",
    severity: "error",
    title: { zh: "每种类型的对象都看得到", en: "Objects of every kind are seen" },
    message: {
      zh: (p) => `看不到 ${p.kind}（应有 ${p.expected} 个）：${p.reason.zh}`,
      en: (p) => `no ${p.kind} was seen (${p.expected} should be there): ${p.reason.en}`,
    },
    hint: {
      zh: () => "让导出包含这一类型，或请资源池管理员授予 list 权限",
      en: () => "have the dump include this kind, or ask the pool's administrator for the right to list it",
    },
    waivable: false,
  } satisfies Rule<{ kind: string; expected: number; reason: Text }>,
  namespace: {
    code: "DRF012",
    severity: "error",
    title: { zh: "每个命名空间都看得到", en: "Every namespace is seen" },
    message: {
      zh: (p) => `没有看到命名空间 ${p.namespace} 的内容（应有 ${p.expected} 个对象）`,
      en: (p) => `nothing of the namespace ${p.namespace} was seen (${p.expected} objects should be there)`,
    },
    hint: {
      zh: () => "用 --all-namespaces 导出",
      en: () => "make the dump with --all-namespaces",
    },
    waivable: false,
  } satisfies Rule<{ namespace: string; expected: number }>,
  cut: {
    code: "DRF013",
    severity: "error",
    title: { zh: "列表是完整的", en: "Lists are whole" },
    message: {
      zh: (p) => `${p.kind} 的列表被截断，后面还有对象`,
      en: (p) => `the list of ${p.kind} is cut: there is more behind it`,
    },
    hint: {
      zh: () => "不带 limit 重新导出，或把 continue 之后的各页一并给出",
      en: () => "dump it again without a limit, or give the pages after `continue` too",
    },
    waivable: false,
  } satisfies Rule<{ kind: string }>,
  document: {
    code: "DRF014",
    severity: "error",
    title: { zh: "导出的每个文档都能读取", en: "Every document of a dump can be read" },
    message: {
      zh: (p) => `读不出来：${p.reason.zh}`,
      en: (p) => `cannot be read: ${p.reason.en}`,
    },
    hint: {
      zh: () => "重新导出；其中的对象未予比较",
      en: () => "dump it again; what was in it is not compared",
    },
    waivable: false,
  } satisfies Rule<{ reason: Text }>,
  pool: {
    code: "DRF015",
    severity: "error",
    title: { zh: "资源池可以读取", en: "A pool can be read" },
    message: { zh: (p) => p.reason.zh, en: (p) => p.reason.en },
    hint: { zh: (p) => p.hint.zh, en: (p) => p.hint.en },
    waivable: false,
  } satisfies Rule<{ reason: Text; hint: Text }>,
  other: {
    code: "DRF016",
    severity: "error",
    title: { zh: "看到的是底账所说的资源池", en: "What is seen is the pool that was meant" },
    message: {
      zh: (p) => `底账的 ${p.expected} 个命名空间一个也没有看到`,
      en: (p) => `none of the estate's ${p.expected} namespaces was seen`,
    },
    hint: {
      zh: () => "这也许是另一个资源池（检查 --pool 或 kubernetes.context），也许尚未执行 apply",
      en: () => "this may be another pool (look at --pool or kubernetes.context), or nothing was applied yet",
    },
    waivable: false,
  } satisfies Rule<{ expected: number }>,
  missing: {
    code: "DRF017",
    severity: "error",
    title: { zh: "没有看到的对象确实不存在", en: "What was not seen is known to be missing" },
    message: {
      zh: (p) => `另有 ${p.count} 个 ${p.kind} 没有看到，也许在未能读取的部分里`,
      en: (p) => `${p.count} more of ${p.kind} were not seen; they may be in what could not be read`,
    },
    hint: {
      zh: () => "先处理读不出来的部分",
      en: () => "mend what could not be read first",
    },
    waivable: false,
  } satisfies Rule<{ kind: string; count: number }>,
} as const;

/** Every rule about drift, by code. */
export function driftRules(): readonly Rule<never>[] {
  return [...Object.values(classRules), ...Object.values(blindRules)];
}
