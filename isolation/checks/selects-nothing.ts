import type { Path } from "../../estate/entity.js";
import { defineIsolationCheck } from "../checks.js";
import { type CompiledPolicy, policyName, rulesIn } from "../engine/compiled.js";
import type { Engine } from "../engine/engine.js";
import { isUniversal, NO, selects } from "../engine/tri.js";
import type { Peer } from "../objects/model.js";

interface Params {
  readonly policy: string;
  readonly field: string;
}

/** A selector that selects nothing is most often a misspelt one: what it should guard is open, or shut. */
export default defineIsolationCheck<Params>({
  code: "ISO007",
  severity: "warning",
  when: "always",
  title: { zh: "选择器至少选中一个 Pod", en: "Selectors select at least one pod" },
  message: {
    zh: (p) => `${p.policy} 的 ${p.field} 没有选中任何 Pod`,
    en: (p) => `${p.field} of ${p.policy} selects no pod`,
  },
  hint: {
    zh: () => "检查标签的拼写；若对方尚未部署，可以忽略",
    en: () => "check how the labels are spelt; if the other side is still to come, there is nothing to do",
  },
  *find({ cluster }) {
    for (const policy of cluster.engine.compiled.values()) {
      for (const path of voidsIn(cluster.engine, policy)) {
        const name = policyName(policy);
        yield {
          entity: `${"tier" in policy.source ? "cluster network policy" : "network policy"} ${name}`,
          params: { policy: name, field: words(path) },
          at: { origin: policy.source.origin, path },
        };
      }
    }
  },
});

/** The places of a policy's selectors that select nothing. */
function* voidsIn(engine: Engine, policy: CompiledPolicy): Generator<Path> {
  if (!selectsSome(engine, policy)) yield ["spec", "namespace" in policy.source ? "podSelector" : "subject"];
  const own = "namespace" in policy.source ? policy.source.namespace : "";
  for (const [direction, { source, index }] of rulesIn(policy)) {
    const peers = source.peers === "any" ? [] : source.peers;
    const side = direction === "ingress" ? "from" : "to";
    for (const at of peers.keys()) {
      if (isVoid(engine, peers[at], own)) yield ["spec", direction, index, side, at];
    }
  }
}

function selectsSome({ sites, index }: Engine, { source, pods }: CompiledPolicy): boolean {
  const names =
    "namespace" in source
      ? [source.namespace]
      : [...index.selected(source.subject.namespaces)].map(([{ name }]) => name);
  return names.some((name) =>
    [...(sites.get(name)?.pods ?? [])].some(({ pod }) => selects(pods, pod.labels, pod.labelsKnown) !== NO),
  );
}

/** A group that no pod's marks speak of has no pods; selectors that select all are never void. */
function isVoid({ groups }: Engine, peer: Peer | undefined, own: string): boolean {
  if (peer?.kind !== "pods") return false;
  const isEverybody = peer.namespaces !== "own" && isUniversal(peer.namespaces) && isUniversal(peer.pods);
  return !isEverybody && groups.of(peer, own).marks.size === 0;
}

/** `spec.egress[0].to[1]` */
function words(path: Path): string {
  return path.reduce<string>((all, step) => {
    if (typeof step === "number") return `${all}[${step}]`;
    return all === "" ? step : `${all}.${step}`;
  }, "");
}
