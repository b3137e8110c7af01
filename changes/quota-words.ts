import type { Text } from "../estate/findings/rule.js";
import { milliOf, quantityOf } from "./compare/quantity.js";

const words: Readonly<Record<string, Text>> = {
  "requests.cpu": { zh: "CPU", en: "CPU" },
  "limits.cpu": { zh: "CPU 上限", en: "CPU limits" },
  "requests.memory": { zh: "内存", en: "memory" },
  "limits.memory": { zh: "内存上限", en: "memory limits" },
  "requests.storage": { zh: "存储", en: "storage" },
  "services.loadbalancers": { zh: "负载均衡地址", en: "load-balancer addresses" },
  "services.nodeports": { zh: "节点端口", en: "node ports" },
  pods: { zh: "容器组", en: "pods" },
};

/** What people call a key of a quota's `hard`; keys without a word of their own speak for themselves. */
export function quotaWord(key: string): Text {
  if (/^requests\..+\/(gpu|npu|ascend\w*)$/i.test(key)) return { zh: "加速卡", en: "accelerators" };
  return words[key] ?? { zh: key, en: key };
}

/** Those that a summary sums up for a department, in this order. */
export const headlineKeys = ["requests.cpu", "requests.memory", "requests.storage"] as const;

/** The sum of quantities of one key, as people write it; undefined if one of them is none. */
export function sumOf(key: string, quantities: readonly string[]): string | undefined {
  let sum = 0n;
  for (const quantity of quantities) {
    const milli = milliOf(quantity);
    if (milli === undefined) return undefined;
    sum += milli;
  }
  return quantityOf(sum, /memory|storage/.test(key));
}
