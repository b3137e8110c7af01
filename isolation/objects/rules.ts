import type { Rule } from "../../estate/findings/rule.js";

/** What can be wrong with Kubernetes objects that are read; each answer goes on without what could not be read. */
export const objectRules = {
  syntax: {
    code: "K8S001",
    severity: "error",
    title: { zh: "每个文档都是合法的 YAML 或 JSON", en: "Every document is YAML or JSON" },
    message: {
      zh: (p) => `第 ${p.document} 个文档无法解析：${p.reason}；其余文档照常回答`,
      en: (p) => `document ${p.document} cannot be parsed: ${p.reason}; the rest is answered without it`,
    },
    hint: {
      zh: () => "修正该处；若它是网络策略，下面的结论不包含它",
      en: () => "mend it; if it is a network policy, the answers do not know of it",
    },
  } satisfies Rule<{ document: number; reason: string }>,
  unreadableFile: {
    code: "K8S002",
    severity: "error",
    title: { zh: "每个文件都能读取", en: "Every file can be read" },
    message: {
      zh: (p) => `读不出来：${p.zh}`,
      en: (p) => `cannot be read: ${p.en}`,
    },
    hint: {
      zh: () => "检查该文件，或把它移出文件夹",
      en: () => "check the file, or take it out of the folder",
    },
  } satisfies Rule<{ zh: string; en: string }>,
  notAnObject: {
    code: "K8S003",
    severity: "warning",
    title: {
      zh: "每个文档都是 Kubernetes 对象",
      en: "Every document is a Kubernetes object",
    },
    message: {
      zh: (p) => `第 ${p.document} 个文档不是 Kubernetes 对象（缺少 kind 或 metadata.name），未予考虑`,
      en: (p) =>
        `document ${p.document} is no Kubernetes object (it has no kind or no metadata.name) and is left out`,
    },
    hint: {
      zh: () => "只放 Kubernetes 清单；Helm 模板请先渲染",
      en: () => "keep manifests only; render Helm templates first",
    },
  } satisfies Rule<{ document: number }>,
  unknownKind: {
    code: "K8S004",
    severity: "warning",
    title: {
      zh: "对可达性有影响的对象都能理解",
      en: "Every object that may decide reachability is understood",
    },
    message: {
      zh: (p) => `${p.kind}（${p.apiVersion}）可能影响可达性，但本工具不理解，结论不包含它`,
      en: (p) => `${p.kind} (${p.apiVersion}) may change who reaches whom; it is not understood and left out`,
    },
    hint: {
      zh: () => "用 NetworkPolicy 或 ClusterNetworkPolicy v1alpha2 表达同样的规则",
      en: () => "say the same with NetworkPolicy or ClusterNetworkPolicy v1alpha2",
    },
  } satisfies Rule<{ kind: string; apiVersion: string }>,
  foreignKind: {
    code: "K8S005",
    severity: "warning",
    title: { zh: "对象的类型是已知的", en: "Kinds of objects are known" },
    message: {
      zh: (p) => `不认识的类型 ${p.kind}（${p.apiVersion}），未予考虑；同类对象不再提示`,
      en: (p) =>
        `unknown kind ${p.kind} (${p.apiVersion}) is left out; others of the kind are not told about`,
    },
    hint: {
      zh: () => "若它不影响网络，可以忽略",
      en: () => "nothing to do if it has no effect on the network",
    },
  } satisfies Rule<{ kind: string; apiVersion: string }>,
  duplicate: {
    code: "K8S006",
    severity: "warning",
    title: { zh: "每个对象只出现一次", en: "Every object stands once" },
    message: {
      zh: (p) => `${p.object} 已在 ${p.other} 出现过；以这一个为准`,
      en: (p) => `${p.object} stood in ${p.other} already; this one counts`,
    },
    hint: { zh: () => "删去其中一个", en: () => "remove one of them" },
  } satisfies Rule<{ object: string; other: string }>,
  wrongType: {
    code: "K8S007",
    severity: "error",
    title: { zh: "字段的类型正确", en: "Fields have their types" },
    message: {
      zh: (p) => `${p.field} ${p.zh}`,
      en: (p) => `${p.field} ${p.en}`,
    },
    hint: {
      zh: () => "API 服务器会拒绝它；依赖它的结论标为“未知”",
      en: () => "the API server would refuse it; what depends on it is told as unknown",
    },
  } satisfies Rule<{ field: string; zh: string; en: string }>,
  unconverted: {
    code: "K8S009",
    severity: "warning",
    title: {
      zh: "每个可能影响网络的 Terraform 资源都能看作 Kubernetes 对象",
      en: "Every Terraform resource that may affect the network can be read as Kubernetes objects",
    },
    message: {
      zh: (p) => `${p.type} 会创建什么，只有执行时才知道（${p.reason}）；结论不包含它`,
      en: (p) => `what ${p.type} makes is known only when it is applied (${p.reason}); it is left out`,
    },
    hint: {
      zh: () => "若它带有网络策略，请对集群的导出再查一次：--manifests",
      en: () => "if it brings network policies, ask again about a dump of the cluster: --manifests",
    },
  } satisfies Rule<{ type: string; reason: string }>,
  unknownPeer: {
    code: "K8S008",
    severity: "error",
    title: {
      zh: "ClusterNetworkPolicy 的对端类型是已知的",
      en: "Peers of a ClusterNetworkPolicy are of a known type",
    },
    message: {
      zh: (p) => `规则 ${p.rule} 的对端无法识别，按规范从严处理：${p.zh}`,
      en: (p) => `a peer of rule ${p.rule} is of no known type; it fails closed: ${p.en}`,
    },
    hint: {
      zh: () => "对端只能是 namespaces、pods；出向还可以是 networks、nodes、domainNames",
      en: () => "a peer is one of namespaces, pods; on egress also networks, nodes, domainNames",
    },
  } satisfies Rule<{ rule: string; zh: string; en: string }>,
} as const;
