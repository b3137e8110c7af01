import { atOption, estateArguments, readEstate } from "../estate-read.js";
import { defineVerb } from "../verb.js";

export default defineVerb({
  name: "failures",
  stage: "ask",
  summary: {
    zh: "任何一处失效之后，什么仍可达，什么中断，有无泄漏",
    en: "what any failure leaves reachable, cuts off or lets leak",
  },
  details: {
    zh: "按将要应用的对象逐一推演每一处失效：平面、局址、资源池、接入电路、PE 路由器、节点组，以及每一个策略对象、每一个外网对象（FRR 配置、BGP 邻居、通告、地址池、BFD 配置）缺失。列出仍由哪些平面承载、哪些有授权的互访中断，以及有无泄漏：没有授权的路径在策略仍在时被打开，或前缀出现在不属于它的 VRF 或平面。只靠一个策略对象隔离的命名空间单列为“单道防线”，是警告。运营商骨干网不在底账中，不在推演之列。有泄漏时退出码为 1。",
    en: "Works out every single failure from the objects that would be applied: of a plane, a site, a pool, an access circuit, a PE, a group of nodes, and of each policy object and each object of the extranet (FRR configuration, BGP peer, advertisement, address pool, BFD profile) that goes missing. Tells which planes still carry what, which traffic under a grant is cut, and what leaks: a path without a grant that opens past policies still in force, or a prefix in a VRF or on a plane where it does not belong. Namespaces that one policy object alone isolates are a class of their own, a single line of defence, as a warning. The carriers' own networks are not in the estate and not examined. Exit status 1 means a leak.",
  },
  arguments: estateArguments,
  options: {
    pairs: {
      about: {
        zh: "同时推演网络中任意两处同时失效",
        en: "every two failures of the network at once, too",
      },
    },
    at: atOption,
  },
  example: {
    command: "zhengyun failures examples/heilongjiang --pairs",
    about: {
      zh: "全省任意一处、任意两处失效的后果",
      en: "what any one failure, or any two, would do to the province",
    },
  },
  async run({ estate: folder, pairs, at }, context) {
    const moment = Date.now();
    const read = await readEstate(folder, at, context);
    const { isSound, refusal } = await import("../refusal.js");
    if (!isSound(read)) return refusal(read, context);
    const { runFailures } = await import("../failures/run.js");
    return runFailures(read, moment, pairs, context);
  },
});
