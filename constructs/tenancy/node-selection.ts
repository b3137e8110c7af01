import { labels } from "../keys.js";

/**
 * How a namespace comes onto 信创 nodes, and others stay off them. `kubernetes.io/arch` cannot say it: Hygon and
 * Zhaoxin are amd64. Nodes carry the label and the taint `zhengyun.io/xinchuang=true:NoSchedule`.
 *
 * What holds everywhere is an admission policy that refuses pods without the selector (`admission/xinchuang.ts`).
 * These annotations spare tenants writing it, but only where the API server runs the plugins PodNodeSelector and
 * PodTolerationRestriction; elsewhere they do nothing.
 */
export const xinchuangAnnotations: Readonly<Record<string, string>> = {
  "scheduler.alpha.kubernetes.io/node-selector": `${labels.xinchuang}=true`,
  "scheduler.alpha.kubernetes.io/defaultTolerations": JSON.stringify([
    { key: labels.xinchuang, operator: "Equal", value: "true", effect: "NoSchedule" },
  ]),
};
