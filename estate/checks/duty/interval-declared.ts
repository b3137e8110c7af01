import { at, type Breach, byFault, defineCheck } from "../../checks.js";
import type { Entity, Path } from "../../entity.js";

interface Params {
  fault: "unknown" | "circle";
  interval: string;
  known: string;
}

/** Alertmanager refuses a configuration that names an interval that there is not. */
export default defineCheck<Params>({
  code: "DUT010",
  severity: "error",
  title: {
    zh: "路由与 outside 所写的时段都已声明，且不成环",
    en: "Every interval of a route or an outside is declared, and none is outside itself",
  },
  message: byFault<Params>({
    unknown: {
      zh: (p) => `没有时段 ${p.interval}（已声明：${p.known}）`,
      en: (p) => `there is no interval ${p.interval} (declared: ${p.known})`,
    },
    circle: {
      zh: (p) => `时段 ${p.interval} 的 outside 绕回自身`,
      en: (p) => `the outside of interval ${p.interval} comes back to itself`,
    },
  }),
  hint: {
    zh: () => "请在 duty/routing.yaml 的 intervals 下声明",
    en: () => "declare it under intervals of duty/routing.yaml",
  },
  waivable: false,
  *find(estate): Generator<Breach<Params>> {
    const routing = estate.find("routing", "routing");
    if (!routing) return;
    const { intervals } = routing.value;
    const known = Object.keys(intervals).join(", ") || "-";
    for (const [path, interval] of named(routing)) {
      if (Object.hasOwn(intervals, interval)) continue;
      yield { at: at(routing, path), params: { fault: "unknown", interval, known } };
    }
    for (const interval of Object.keys(intervals)) {
      if (!isCircle(interval, intervals)) continue;
      const place = at(routing, ["intervals", interval, "outside"]);
      yield { at: place, params: { fault: "circle", interval, known } };
    }
  },
});

/** Every place where an interval is named. */
function* named({ value }: Entity<"routing">): Generator<readonly [Path, string]> {
  for (const [id, { outside }] of Object.entries(value.intervals)) {
    if (outside !== undefined) yield [["intervals", id, "outside"], outside];
  }
  for (const [outer, route] of value.routes.entries()) {
    yield* ofRoute(route, ["routes", outer]);
    for (const [inner, leaf] of route.routes.entries()) {
      yield* ofRoute(leaf, ["routes", outer, "routes", inner]);
    }
  }
}

function* ofRoute(
  { active, muted }: { active: readonly string[]; muted: readonly string[] },
  path: Path,
): Generator<readonly [Path, string]> {
  for (const [list, ids] of Object.entries({ active, muted })) {
    for (const [index, id] of ids.entries()) yield [[...path, list, index], id];
  }
}

function isCircle(first: string, intervals: Entity<"routing">["value"]["intervals"]): boolean {
  const seen = new Set<string>();
  for (let next = intervals[first]?.outside; next !== undefined; next = intervals[next]?.outside) {
    if (next === first) return true;
    if (seen.has(next)) return false;
    seen.add(next);
  }
  return false;
}
