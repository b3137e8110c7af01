import { defineIsolationCheck } from "../checks.js";
import { policyName, rulesIn } from "../engine/compiled.js";

interface Params {
  readonly policy: string;
  readonly rule: string;
  readonly name: string;
}

/** Nobody can tell which port is meant; what depends on it is told as unknown. */
export default defineIsolationCheck<Params>({
  code: "ISO008",
  severity: "warning",
  when: "always",
  title: { zh: "规则中的端口名有容器端口与之对应", en: "Port names in rules are names of container ports" },
  message: {
    zh: (p) => `${p.policy} 的 ${p.rule} 用到端口名 ${p.name}，没有 Pod 声明它；相关结论为“未知”`,
    en: (p) =>
      `${p.rule} of ${p.policy} names port ${p.name}, which no pod declares; what depends on it is unknown`,
  },
  hint: {
    zh: () => "检查拼写，或改用端口号",
    en: () => "check how it is spelt, or use the number",
  },
  *find({ cluster }) {
    const { compiled, declared, placed } = cluster.engine;
    if ([...placed.values()].some(({ pod }) => pod.namedPorts === "unknown")) return;
    for (const policy of compiled.values()) {
      for (const [direction, rule] of rulesIn(policy)) {
        const nowhere = rule.ports.names.filter(
          (port) => !declared.has(`${port.protocol ?? ""}/${port.name}`),
        );
        for (const { name } of nowhere) {
          yield {
            entity: `network policy ${policyName(policy)}`,
            params: { policy: policyName(policy), rule: `spec.${direction}[${rule.index}]`, name },
            at: { origin: policy.source.origin, path: ["spec", direction, rule.index, "ports"] },
          };
        }
      }
    }
  },
});
