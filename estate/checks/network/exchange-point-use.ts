import { at, type Breach, byFault, defineCheck } from "../../checks.js";
import type { Entity } from "../../entity.js";
import type { Estate } from "../../estate.js";
import { type Crossing, crossing, sourcesOf } from "../../grants.js";
import type { Zone } from "../../zones.js";

interface Params {
  source: string;
  target: string;
  zones: string;
  via: string;
}

type Fault = "closed" | "needed" | "needless" | "mixed" | "wrong-zones" | "elsewhere";

/** Zones that may not be routed meet at an exchange point made for just these two, and nowhere else. */
export default defineCheck<Params & { fault: Fault }>({
  code: "NET005",
  severity: "error",
  title: {
    zh: "不可路由的网络区之间的授权经由连接这两区的交换点，可路由的不经由交换点",
    en: "A grant goes through an exchange point that joins its zones exactly when these may not be routed",
  },
  message: byFault<Params & { fault: Fault }>({
    closed: {
      zh: (p) => `${p.source} 与 ${p.target} 所在网络区（${p.zones}）之间不允许任何互访`,
      en: (p) => `nothing may pass between the zones of ${p.source} and ${p.target} (${p.zones})`,
    },
    needed: {
      zh: (p) => `${p.source} 到 ${p.target}（${p.zones}）不可路由，授权没有写明交换点`,
      en: (p) => `${p.source} to ${p.target} (${p.zones}) may not be routed, and no exchange point is named`,
    },
    needless: {
      zh: (p) => `${p.source} 到 ${p.target}（${p.zones}）可以路由，不应经由交换点 ${p.via}`,
      en: (p) =>
        `${p.source} to ${p.target} (${p.zones}) is routed; exchange point ${p.via} has no part in it`,
    },
    mixed: {
      zh: (p) => `发起部门的应用有的可路由到 ${p.target}，有的（${p.source}，${p.zones}）须经交换点`,
      en: (p) =>
        `some applications of the department are routed to ${p.target}, some are not (${p.source}, ${p.zones})`,
    },
    "wrong-zones": {
      zh: (p) => `交换点 ${p.via} 不连接 ${p.zones}（${p.source} 到 ${p.target}），或不允许这个方向`,
      en: (p) => `exchange point ${p.via} does not lead from ${p.zones} (${p.source} to ${p.target})`,
    },
    elsewhere: {
      zh: (p) => `交换点 ${p.via} 所在资源池既没有 ${p.source}，也没有 ${p.target}`,
      en: (p) => `exchange point ${p.via} stands at a pool where neither ${p.source} nor ${p.target} runs`,
    },
  }),
  hint: {
    zh: (p) =>
      p.fault === "mixed"
        ? "请按应用分别授权"
        : p.fault === "needless"
          ? "请删去 via"
          : "via 填写连接这两个网络区、位于其中一方资源池的交换点",
    en: (p) =>
      p.fault === "mixed"
        ? "grant it application by application"
        : p.fault === "needless"
          ? "remove via"
          : "name under via an exchange point that joins these zones at a pool of one of the two",
  },
  source: "GB/T 22239-2019 8.1.3.1 a",
  *find(estate) {
    for (const grant of estate.all("grant")) {
      const target = estate.find("application", grant.value.to);
      const sources = sourcesOf(estate, grant);
      if (!target || sources.length === 0) continue;
      const faults = zoneFault(grant, sources, target);
      yield* faults.length > 0 ? faults : pointFaults(estate, grant, sources, target);
    }
  },
});

type Application = Entity<"application">;
type Found = Breach<Params & { fault: Fault }>;

/** Whether the grant names an exchange point exactly where its zones need one. */
function zoneFault(grant: Entity<"grant">, sources: readonly Application[], target: Application): Found[] {
  const { via } = grant.value;
  const first = (how: Crossing) => sources.find((source) => crossing(source, target) === how);
  const [closed, routed, crossed] = [first("none"), first("routed"), first("exchange-point")];
  if (closed) return [breach("closed", "to", grant, closed, target)];
  if (routed && crossed) return [breach("mixed", "from", grant, crossed, target)];
  if (crossed && !via) return [breach("needed", "to", grant, crossed, target)];
  if (routed && via) return [breach("needless", "via", grant, routed, target)];
  return [];
}

/** Whether the exchange point that a grant names leads from each source to the target. */
function* pointFaults(
  estate: Estate,
  grant: Entity<"grant">,
  sources: readonly Application[],
  target: Application,
): Generator<Found> {
  const point = grant.value.via ? estate.find("exchange-point", grant.value.via) : undefined;
  for (const source of point ? sources : []) {
    if (point && !leads(point, source.value.zone, target.value.zone))
      yield breach("wrong-zones", "via", grant, source, target);
    else if (point && !isAtEither(point, source, target))
      yield breach("elsewhere", "via", grant, source, target);
  }
}

function breach(
  fault: Fault,
  key: "from" | "to" | "via",
  grant: Entity<"grant">,
  source: Application,
  target: Application,
): Found {
  const zones = `${source.value.zone} → ${target.value.zone}`;
  const params = { fault, source: source.id, target: target.id, zones, via: grant.value.via ?? "" };
  return { at: at(grant, [key]), params };
}

function leads({ value }: Entity<"exchange-point">, from: Zone, to: Zone): boolean {
  const [first, second] = value.zones;
  const isForward = first === from && second === to;
  return isForward || (value.direction === "both" && first === to && second === from);
}

function isAtEither({ value }: Entity<"exchange-point">, source: Application, target: Application): boolean {
  return [source, target].some((side) => Object.hasOwn(side.value.placements, value.pool));
}
