import { atOption } from "../estate-read.js";
import { defineVerb } from "../verb.js";

export default defineVerb({
  name: "reach diff",
  stage: "ask",
  summary: { zh: "一处改动开通与关闭了哪些路径", en: "which paths a change opens or closes" },
  details: {
    zh: "OLD 与 NEW 各是一份底账、synth 的输出，或 Kubernetes 清单（文件、文件夹）。逐对比较，列出新开通、变为未知与关闭的路径及其授权，可直接贴进合并请求。",
    en: "OLD and NEW are estates, what synth wrote, or Kubernetes manifests (a file or a folder). Compares pair by pair and lists the paths that open, become unknown or close, with their grants, ready for a merge request.",
  },
  arguments: {
    old: { placeholder: "OLD", required: true, about: { zh: "改动之前", en: "before the change" } },
    new: { placeholder: "NEW", required: true, about: { zh: "改动之后", en: "after it" } },
  },
  options: {
    podCidr: {
      value: "CIDR",
      repeated: true,
      about: {
        zh: "清单中未写明地址的 Pod 的网段",
        en: "network of those pods whose addresses the manifests do not tell",
      },
    },
    at: atOption,
  },
  example: {
    command: "zhengyun reach diff examples/minimal examples/heilongjiang",
    about: { zh: "比较两份底账的可达性", en: "what one estate permits beside another" },
  },
  async run(input, context) {
    const { runDiff } = await import("../reach/run-diff.js");
    return runDiff(input, context);
  },
});
