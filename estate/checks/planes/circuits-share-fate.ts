import { at, type Breach, defineCheck } from "../../checks.js";
import { type Circuit, circuitsByPool } from "../../circuits.js";
import type { Estate } from "../../estate.js";
import { type SharedFate, sharedFates, wordOf } from "../../shared-fate.js";

interface Params {
  circuit: string;
  what: SharedFate;
  other: string;
}

/** One dug-up duct, one burnt room, one tripped feed must never take both planes away from a pool. */
export default defineCheck<Params>({
  code: "PLN002",
  severity: "error",
  title: {
    zh: "资源池两个平面的接入电路不共用管道、机房、供电和设备",
    en: "A pool's circuits on the two planes share no duct, room, power feed or device",
  },
  message: {
    zh: (p) => `接入电路 ${p.circuit} 与另一平面的 ${p.other} 共用${wordOf(p.what).zh} “${p.what.name}”`,
    en: (p) =>
      `circuit ${p.circuit} shares ${wordOf(p.what).en} "${p.what.name}" with ${p.other} of the other plane`,
  },
  hint: {
    zh: () => "请改走另一路由、机房、供电或设备，使一处故障只影响一个平面",
    en: () => "lead one of them another way, so that one failure takes one plane only",
  },
  source: "GB/T 22239-2019 8.1.2.1 e",
  *find(estate) {
    for (const circuits of circuitsByPool(estate).values()) {
      const onA = circuits.filter(({ plane }) => plane.id === "a");
      for (const circuit of circuits) if (circuit.plane.id === "b") yield* shared(circuit, onA, estate);
    }
  },
});

function* shared(circuit: Circuit, others: readonly Circuit[], estate: Estate): Generator<Breach<Params>> {
  const pool = estate.find("pool", circuit.value.pool);
  for (const other of others) {
    for (const what of sharedFates(circuit.value, other.value)) {
      yield {
        at: at(circuit.plane, ["circuits", circuit.id, what.key]),
        ...(pool ? { about: pool } : {}),
        params: { circuit: circuit.id, what, other: other.id },
        related: [at(other.plane, ["circuits", other.id, what.key])],
      };
    }
  }
}
