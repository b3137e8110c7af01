import type { ElementKind } from "../../isolation/planes/elements.js";
import type { ObjectKind } from "../../isolation/planes/missing-objects.js";
import type { Stray } from "../../isolation/planes/strays.js";
import type { Language } from "../language.js";

type Words<K extends string> = Readonly<Record<K, string>>;

/** What `failures` says, in one language. */
export interface Phrases {
  readonly comma: string;
  readonly list: string;
  readonly colon: string;
  readonly noPlanes: string;
  readonly head: readonly string[];
  /** As `head`, of missing objects. */
  readonly objectsHead: readonly string[];
  readonly worst: string;
  readonly redundant: string;
  readonly sound: string;
  readonly kinds: Words<ElementKind>;
  readonly objects: Words<ObjectKind>;
  readonly permitOnly: string;
  readonly whats: Words<Stray["what"]>;
  carries(plane: string, number: string): string;
  intact(carried: string, needed: string): string;
  unserved(number: number): string;
  notRedundant(elements: string): string;
  harm(cut: number, reduced: number): string;
  pairs(examined: string, joint: string): string;
  policies(number: string): string;
  consequences(same: string, closes: string, single: string, leak: string): string;
  singleLine(tenants: number): string;
  inPools(number: number): string;
  leaks(strays: number, objects: number, policies: number): string;
  more(number: number): string;
}

export const phrases: Readonly<Record<Language, Phrases>> = {
  zh: {
    comma: "，",
    list: "、",
    colon: "：",
    noPlanes: "没有资源池接入传输平面：只推演策略对象缺失",
    head: ["任一处失效", "数量", "无影响", "少一个平面", "有中断"],
    objectsHead: ["任一外网对象缺失", "数量", "无影响", "少一个平面", "有中断"],
    worst: "影响最大的一处",
    redundant: "任何一个平面、一条电路或一台 PE 失效，有授权的互访都不中断",
    sound: "任何一处失效都没有泄漏，前缀都在各自的 VRF 与平面内",
    kinds: {
      plane: "平面",
      site: "局址",
      pool: "资源池",
      circuit: "接入电路",
      pe: "PE 路由器",
      nodes: "节点组",
      policy: "策略对象",
    },
    objects: {
      FRRConfiguration: "FRR 配置",
      BGPPeer: "BGP 邻居",
      BGPAdvertisement: "通告",
      IPAddressPool: "地址池",
      BFDProfile: "BFD 配置",
    },
    permitOnly: "这些对象只作许可：缺了哪一个都不会多通告、多接收前缀",
    whats: { announced: "通告了", accepted: "接收了", neighbour: "未知邻居", nodes: "建立会话的节点属于" },
    carries: (plane, number) => `平面 ${plane} 承载 ${number} 条`,
    intact: (carried, needed) =>
      `无失效时，资源池之间的路径：${carried}；授权需要其中 ${needed} 条（含应答）`,
    unserved: (number) => `警告：${number} 项有授权的互访，两端不在同一 VRF 或没有路由，无法证明有平面承载：`,
    notRedundant: (elements) => `警告：单处失效即中断互访：${elements}`,
    harm: (cut, reduced) => (cut > 0 ? `中断 ${cut} 条` : `${reduced} 条少一个平面`),
    pairs: (examined, joint) =>
      `任两处失效：${examined} 对；其中 ${joint} 对中断了各自单独失效时不中断的互访`,
    policies: (number) => `任一策略对象缺失：${number} 个`,
    consequences: (same, closes, single, leak) =>
      `可达性不变 ${same}，仅关闭路径 ${closes}，单道防线 ${single}，泄漏 ${leak}`,
    singleLine: (tenants) =>
      `警告：单道防线，该对象一旦缺失命名空间即敞开${tenants > 0 ? `，其中 ${tenants} 处可通往其他租户` : "，但不通往其他租户"}：`,
    inPools: (number) => `${number} 个资源池`,
    leaks: (strays, objects, policies) =>
      `泄漏：${strays} 处前缀或邻居不该出现，${objects} 个外网对象缺失后多出前缀，${policies} 个策略对象缺失后打开没有授权的路径`,
    more: (number) => `另有 ${number} 项；加 --json 全部列出`,
  },
  en: {
    comma: ", ",
    list: ", ",
    colon: ": ",
    noPlanes: "No pool is on a plane: only missing policy objects are examined",
    head: ["one failure", "number", "no harm", "plane less", "cut"],
    objectsHead: ["one extranet object missing", "number", "no harm", "plane less", "cut"],
    worst: "the worst",
    redundant: "No plane, circuit or PE alone cuts traffic under a grant.",
    sound: "no failure leaks, and every prefix stays in its VRF and on its planes",
    kinds: {
      plane: "planes",
      site: "sites",
      pool: "pools",
      circuit: "access circuits",
      pe: "PE routers",
      nodes: "node groups",
      policy: "policy objects",
    },
    objects: {
      FRRConfiguration: "FRR configurations",
      BGPPeer: "BGP peers",
      BGPAdvertisement: "advertisements",
      IPAddressPool: "address pools",
      BFDProfile: "BFD profiles",
    },
    permitOnly: "They only permit: without any of them, nothing more is announced or taken.",
    whats: {
      announced: "announces",
      accepted: "accepts",
      neighbour: "unknown neighbour",
      nodes: "opened by nodes of",
    },
    carries: (plane, number) => `plane ${plane} carries ${number}`,
    intact: (carried, needed) =>
      `Paths between pools with nothing failed: ${carried}. Grants need ${needed} of them, answers included.`,
    unserved: (number) =>
      `warning: ${number} flows under grants go between VRFs, or have no route: no plane can be shown to carry them:`,
    notRedundant: (elements) => `warning: cut by one failure alone: ${elements}`,
    harm: (cut, reduced) => (cut > 0 ? `${cut} cut` : `${reduced} lose a plane`),
    pairs: (examined, joint) => `two failures: ${examined} pairs; ${joint} cut what neither cuts alone`,
    policies: (number) => `one policy object missing: ${number} objects`,
    consequences: (same, closes, single, leak) =>
      `change nothing ${same}, only close paths ${closes}, single line of defence ${single}, leak ${leak}`,
    singleLine: (tenants) =>
      `warning: a single line of defence, without which a namespace stands open (${tenants > 0 ? `in ${tenants} of them to other tenants` : "in none of them to another tenant"}):`,
    inPools: (number) => `in ${number} ${number === 1 ? "pool" : "pools"}`,
    leaks: (strays, objects, policies) =>
      `leaks: prefixes or neighbours out of place ${strays}, missing extranet objects that let a prefix pass ${objects}, missing policies that open a path ${policies}`,
    more: (number) => `and ${number} more; --json lists them all`,
  },
};
