import { at, type Breach, byFault, defineCheck } from "../../checks.js";
import type { Entity } from "../../entity.js";
import { type Migration, migrationStates } from "../../kinds/migration.js";

interface Params {
  fault: "first" | "order" | "skipped" | "earlier" | "end";
  state: string;
  previous: string;
  on: string;
  before: string;
}

type State = Migration["state"];

/** Every step of a migration has been taken, in its order, with its evidence; only an exit may come at any time. */
export default defineCheck<Params>({
  code: "MIG001",
  severity: "error",
  title: {
    zh: "迁移的各环节依次完成，最后一个就是当前状态",
    en: "The steps of a migration stand in their order and end in its state",
  },
  message: byFault<Params>({
    first: {
      zh: (p) => `第一个环节是 ${p.state}，应为 ${migrationStates[0]}`,
      en: (p) => `begins with ${p.state}; the first step is ${migrationStates[0]}`,
    },
    order: {
      zh: (p) => `环节 ${p.state} 不能在 ${p.previous} 之后`,
      en: (p) => `${p.state} cannot come after ${p.previous}`,
    },
    skipped: {
      zh: (p) => `从 ${p.previous} 直接到 ${p.state}，跳过了中间的环节`,
      en: (p) => `goes from ${p.previous} to ${p.state} and skips what lies between`,
    },
    earlier: {
      zh: (p) => `环节 ${p.state} 的日期 ${p.on} 早于前一环节的 ${p.before}`,
      en: (p) => `${p.state} is dated ${p.on}, before the step that precedes it (${p.before})`,
    },
    end: {
      zh: (p) => `当前状态 ${p.state} 与最后一个环节 ${p.previous} 不同`,
      en: (p) => `its state is ${p.state}, its last step ${p.previous}`,
    },
  }),
  hint: {
    zh: () => `依次为：${migrationStates.join(" → ")}`,
    en: () => `the order is ${migrationStates.join(", ")}`,
  },
  waivable: false,
  *find(estate) {
    for (const migration of estate.all("migration")) {
      yield* stepFaults(migration);
      const last = migration.value.history.at(-1);
      if (last && last.state !== migration.value.state)
        yield fault("end", migration, ["state"], migration.value.state, last.state);
    }
  },
});

function* stepFaults(migration: Entity<"migration">): Generator<Breach<Params>> {
  const { history } = migration.value;
  for (const [index, { state, on }] of history.entries()) {
    const previous = history[index - 1];
    const place = ["history", index, "state"] as const;
    const wrong = previous ? orderFault(previous.state, state) : state === "applied" ? undefined : "first";
    if (wrong) yield fault(wrong, migration, place, state, previous?.state);
    if (previous && on < previous.on)
      yield fault("earlier", migration, ["history", index, "on"], state, previous.state, on, previous.on);
  }
}

function orderFault(previous: State, state: State): "order" | "skipped" | undefined {
  const step = migrationStates.indexOf(state) - migrationStates.indexOf(previous);
  if (step <= 0) return "order";
  return step === 1 || state === "exited" ? undefined : "skipped";
}

function fault(
  kind: Params["fault"],
  migration: Entity<"migration">,
  path: readonly (string | number)[],
  state: string,
  previous = "",
  on = "",
  before = "",
): Breach<Params> {
  return { at: at(migration, path), params: { fault: kind, state, previous, on, before } };
}
