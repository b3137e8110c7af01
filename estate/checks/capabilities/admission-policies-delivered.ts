import { at, defineCheck } from "../../checks.js";

/**
 * The provider has no type for admission policies: they reach a pool that we change in a Helm release. Without it
 * they would be left out, and nobody would see.
 */
export default defineCheck({
  code: "CAP006",
  severity: "error",
  title: {
    zh: "由本工具执行且有准入策略的资源池也能安装 Helm 发布",
    en: "A pool that we change and that has admission policies takes Helm releases too",
  },
  message: {
    zh: () => "声明了准入策略，却不能安装承载它们的 Helm 发布",
    en: () => "has admission policies, but does not take the Helm release that carries them",
  },
  hint: {
    zh: () => "请把 helm 改为 yes；做不到就把 management 改为 manifests，或如实写 admissionPolicy: no",
    en: () => "say helm: yes; if it cannot, make it management: manifests, or say admissionPolicy: no",
  },
  *find(estate) {
    for (const pool of estate.all("pool")) {
      const { management, capabilities } = pool.value;
      if (management !== "terraform" || capabilities.admissionPolicy !== "yes") continue;
      if (capabilities.helm !== "yes") yield { at: at(pool, ["capabilities", "helm"]), params: {} };
    }
  },
});
