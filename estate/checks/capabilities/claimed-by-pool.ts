import { at, defineCheck } from "../../checks.js";
import type { Text } from "../../findings/rule.js";
import type { Capability, Pool } from "../../kinds/pool.js";

interface Limit {
  readonly capabilities: readonly Capability[];
  readonly holds: (pool: Pool) => boolean;
  readonly why: (pool: Pool) => Text;
}

/** What a pool's software or hardware must be for a claim to be true. */
const limits: readonly Limit[] = [
  {
    capabilities: ["networkPolicyIngress", "networkPolicyEgress"],
    holds: ({ cni }) => cni.name !== "flannel",
    why: () => ({ zh: "flannel 不执行网络策略", en: "flannel enforces no network policies" }),
  },
  {
    capabilities: ["clusterNetworkPolicy"],
    holds: ({ cni }) => cni.name === "kube-ovn" || (cni.name === "calico" && isAtLeast(cni.version, 3, 32)),
    why: ({ cni }) => ({
      zh: `${cni.name} ${cni.version} 不支持 ClusterNetworkPolicy v1alpha2（需 calico 3.32 以上或 kube-ovn）`,
      en: `${cni.name} ${cni.version} has no ClusterNetworkPolicy v1alpha2 (calico 3.32 or kube-ovn has)`,
    }),
  },
  {
    capabilities: ["admissionPolicy"],
    holds: ({ kubernetes }) => isAtLeast(kubernetes.version, 1, 30),
    why: ({ kubernetes }) => ({
      zh: `Kubernetes ${kubernetes.version} 不支持 ValidatingAdmissionPolicy（需 1.30 以上）`,
      en: `Kubernetes ${kubernetes.version} has no ValidatingAdmissionPolicy (1.30 has)`,
    }),
  },
  {
    capabilities: ["podSecurity"],
    holds: ({ kubernetes }) => isAtLeast(kubernetes.version, 1, 25),
    why: ({ kubernetes }) => ({
      zh: `Kubernetes ${kubernetes.version} 不支持 Pod 安全准入（需 1.25 以上）`,
      en: `Kubernetes ${kubernetes.version} has no Pod Security Admission (1.25 has)`,
    }),
  },
  {
    capabilities: ["gpus"],
    holds: ({ nodes }) => Object.values(nodes).some(({ gpus }) => gpus > 0),
    why: () => ({ zh: "没有带加速卡的节点组", en: "none of its node groups has accelerators" }),
  },
];

function isAtLeast(version: string, major: number, minor: number): boolean {
  const [ownMajor = 0, ownMinor = 0] = version.replace(/^v/, "").split(".").map(Number);
  return ownMajor > major || (ownMajor === major && ownMinor >= minor);
}

interface Params {
  capability: Capability;
  why: Text;
}

/** A claim that cannot be true would let isolation rest on something that does not happen. */
export default defineCheck<Params>({
  code: "CAP003",
  severity: "error",
  title: {
    zh: "能力矩阵只声明网络插件、版本与硬件确实具备的能力",
    en: "A pool claims only what its CNI, version and hardware can have",
  },
  message: {
    zh: (p) => `声明了 ${p.capability}，不成立：${p.why.zh}`,
    en: (p) => `claims ${p.capability}, but ${p.why.en}`,
  },
  hint: {
    zh: () => "请改为 no，或更正 cni、kubernetes.version、nodes",
    en: () => "say no, or correct cni, kubernetes.version or nodes",
  },
  waivable: false,
  *find(estate) {
    for (const pool of estate.all("pool")) {
      for (const { capabilities, holds, why } of limits) {
        if (holds(pool.value)) continue;
        for (const capability of capabilities) {
          if (pool.value.capabilities[capability] === "no") continue;
          yield { at: at(pool, ["capabilities", capability]), params: { capability, why: why(pool.value) } };
        }
      }
    }
  },
});
