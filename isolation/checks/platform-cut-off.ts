import { addressText } from "../addresses.js";
import { defineIsolationCheck } from "../checks.js";
import type { Engine } from "../engine/engine.js";
import { stretchesOf } from "../engine/stretches.js";
import { portSetOf } from "../intent/expectation.js";
import { platform } from "../intent/platform.js";
import type { Pod } from "../objects/model.js";
import { podWith } from "../objects/pod-with.js";

interface Params {
  readonly from: string;
  readonly to: string;
  readonly ports: string;
}

/** Monitoring that sees nothing leaves a gap as an opening does, and nobody is told of either. */
export default defineIsolationCheck<Params>({
  code: "ISO011",
  severity: "error",
  when: "audit",
  title: {
    zh: "平台自身的组件能够工作",
    en: "The platform's own parts can do their work",
  },
  message: {
    zh: (p) => `${p.from} 应能访问 ${p.to} 的 ${p.ports}，否则平台组件无法工作，实际不能`,
    en: (p) => `${p.from} should reach ${p.to} on ${p.ports} for the platform to work, and it does not`,
  },
  hint: {
    zh: () => "重新生成并应用；若策略被手工改过，请恢复",
    en: () => "synthesise and apply again; if a policy was changed by hand, restore it",
  },
  *find({ cluster: { engine }, intent }) {
    if (!intent) return;
    for (const { namespace } of engine.sites.values()) {
      const { origin, name } = namespace;
      if (!origin) continue;
      for (const params of [...toAnywhere(engine, name), ...within(engine, name)]) {
        yield { entity: `namespace ${name}`, params, at: { origin } };
      }
    }
  },
});

/** Openings that are missing, whatever the address at the other end. */
function* toAnywhere(engine: Engine, namespace: string): Generator<Params> {
  const { sets } = engine;
  for (const { labels, direction, ports } of platform[namespace]?.needs ?? []) {
    const pod = podWith(namespace, labels);
    const cell = engine.standingOf(pod);
    for (const { first, last, certain } of cell ? stretchesOf(cell[direction]) : []) {
      const missing = sets.difference(portSetOf(ports, sets), certain);
      if (missing === sets.none) continue;
      const address = `${addressText(first)}-${addressText(last)}`;
      const ends =
        direction === "egress" ? { from: idOf(pod), to: address } : { from: address, to: idOf(pod) };
      yield { ...ends, ports: sets.texts(missing).join(" ") };
    }
  }
}

/** The same among the pods of a namespace, and to those whom they ask. */
function* within(engine: Engine, namespace: string): Generator<Params> {
  const { within: isOpen = false, asks = [] } = platform[namespace] ?? {};
  const { sets, rows } = engine;
  const pod = podWith(namespace, {});
  const wanted = [
    ...(isOpen ? [[pod, sets.all] as const] : []),
    ...asks.map((asked) => [podWith(asked.namespace, asked.labels), portSetOf(asked.ports, sets)] as const),
  ];
  for (const [other, ports] of wanted) {
    const [from, to] = [engine.standingOf(pod), engine.standingOf(other)];
    if (!from || !to) continue;
    const missing = sets.difference(ports, rows.verdicts(from, to).certain);
    if (missing === sets.none) continue;
    yield { from: idOf(pod), to: idOf(other), ports: sets.texts(missing).join(" ") };
  }
}

function idOf({ namespace, kind, name }: Pod): string {
  return `${namespace}/${kind}/${name}`;
}
