import type { Text } from "../../estate/findings/rule.js";
import type { Outcome } from "../../isolation/question/ask.js";
import type { Doubt, Reason } from "../../isolation/question/why.js";

export const verdicts: Readonly<Record<Outcome, Text>> = {
  allowed: { zh: "允许", en: "allowed" },
  denied: { zh: "拒绝", en: "denied" },
  unknown: { zh: "未知", en: "unknown" },
  cut: { zh: "中断", en: "cut" },
};

export const reasons: Readonly<Record<Reason, Text>> = {
  unselected: { zh: "没有策略选中它，默认放行", en: "no policy selects it, so all is let through" },
  "allowed-by-rule": { zh: "由规则放行", en: "a rule lets it through" },
  "accepted-by-tier": { zh: "由集群策略放行", en: "a cluster policy accepts it" },
  "denied-by-tier": { zh: "由集群策略拒绝", en: "a cluster policy denies it" },
  "no-rule-matches": {
    zh: "被以下策略选中，没有一条规则放行",
    en: "these policies select it, and no rule of theirs lets it through",
  },
  unknowable: { zh: "无法得知", en: "it cannot be known" },
};

export const doubts: Readonly<Record<Doubt, Text>> = {
  labels: { zh: "标签未知", en: "labels are not known" },
  addresses: { zh: "Pod 地址未知", en: "the pod's address is not known" },
  "port-name": { zh: "端口名无处可查", en: "nothing tells which port the name means" },
  unreadable: { zh: "策略有读不懂的部分", en: "a part of the policy cannot be read" },
  "equal-priorities": {
    zh: "集群策略优先级相同，先后不定",
    en: "cluster policies of equal priority disagree",
  },
  "host-network": {
    zh: "主机网络的 Pod，各网络插件做法不一",
    en: "a pod on the host's network, which plugins treat differently",
  },
  elsewhere: {
    zh: "规则所指的节点或域名地址未知",
    en: "the addresses of nodes or domain names are not known",
  },
};
