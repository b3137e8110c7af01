import { addressPlan, blocksOf, type PlannedNetwork } from "../../address-plan.js";
import { at, type Breach, defineCheck } from "../../checks.js";
import type { Entity } from "../../entity.js";
import type { Estate } from "../../estate.js";
import { crossPoolFlows } from "../../grants.js";
import { NetworkIndex } from "../../networks.js";

interface Ambiguous {
  department: string;
  block: string;
  other: string;
  otherCidr: string;
  grant: string;
}

/**
 * Private addresses may repeat from one department to the next, until a grant carries them out of their VRF: the
 * target knows the source by its addresses, so an equal address elsewhere would be let in too.
 */
export default defineCheck<Ambiguous>({
  code: "NET009",
  severity: "error",
  title: {
    zh: "授权带出专用网络区的地址全省唯一",
    en: "Private addresses that a grant carries out of their VRF are unique in the province",
  },
  message: {
    zh: (p) =>
      `授权 ${p.grant} 把 ${p.department} 的 ${p.block} 带出专用网络区，而网段 ${p.other}（${p.otherCidr}）有相同地址`,
    en: (p) =>
      `grant ${p.grant} carries ${p.block} of ${p.department} out of its VRF, and segment ${p.other} (${p.otherCidr}) has the same addresses`,
  },
  hint: {
    zh: () => "请为该部门分配全省唯一的地址块，否则地址相同的另一方也会被放行",
    en: () =>
      "allocate a block that is unique in the province, or whoever has the same addresses is let in too",
  },
  source: "GB/T 22239-2019 8.2.2.1 b",
  *find(estate) {
    const carried = carriedBlocks(estate);
    if (carried.size === 0) return;
    const segments = new NetworkIndex(addressPlan(estate).segments);
    for (const [segment, grant] of carried) yield* clashes(segment, grant, segments);
  },
});

function* clashes(
  segment: Entity<"segment">,
  grant: Entity<"grant">,
  segments: NetworkIndex<PlannedNetwork>,
): Generator<Breach<Ambiguous>> {
  for (const block of blocksOf(segment)) {
    for (const other of segments.overlapping(block)) {
      if (other.segment.value.vrf === segment.value.vrf) continue;
      yield {
        at: at(segment, block.path),
        params: {
          department: String(block.path[1]),
          block: block.cidr,
          other: other.segment.id,
          otherCidr: other.cidr,
          grant: grant.id,
        },
        related: [at(other.segment, other.path), at(grant)],
      };
      break;
    }
  }
}

/** The private segments whose addresses leave their VRF, each with the first grant that carries them. */
function carriedBlocks(estate: Estate): ReadonlyMap<Entity<"segment">, Entity<"grant">> {
  const plan = addressPlan(estate);
  const carried = new Map<Entity<"segment">, Entity<"grant">>();
  for (const { grant, source, target, from } of crossPoolFlows(estate)) {
    if (source.value.zone !== "private" || target.value.zone === "private") continue;
    for (const segment of plan.segmentsFor(from, "private", source.owner)) {
      if (!carried.has(segment)) carried.set(segment, grant);
    }
  }
  return carried;
}
