import { at, type Breach, byFault, defineCheck } from "../../checks.js";
import type { Entity } from "../../entity.js";
import { type Estate, groupBy } from "../../estate.js";

type Fault =
  | { fault: "missing" }
  | { fault: "misplaced"; zone: string }
  | { fault: "foreign"; department: string; owner: string }
  | { fault: "shared"; vrf: string; other: string };

/** A private segment is the VRF of one department, and of nobody else. */
export default defineCheck<Fault>({
  code: "NET002",
  severity: "error",
  title: {
    zh: "专用网段归属一个部门，一个 VRF 只归一个部门，其他网络区的网段不归部门",
    en: "A private segment and its VRF belong to one department; other segments belong to none",
  },
  message: byFault<Fault>({
    missing: {
      zh: () => "专用网段没有写明所属部门",
      en: () => "a private segment names no department",
    },
    misplaced: {
      zh: (p) => `网络区 ${p.zone} 的网段写了所属部门`,
      en: (p) => `a segment of zone ${p.zone} names a department`,
    },
    foreign: {
      zh: (p) => `把部门 ${p.owner} 的专用网段分给了部门 ${p.department}`,
      en: (p) => `gives addresses of department ${p.owner}'s private segment to department ${p.department}`,
    },
    shared: {
      zh: (p) => `VRF ${p.vrf} 已由网段 ${p.other} 使用，归属不同`,
      en: (p) => `VRF ${p.vrf} is used by segment ${p.other} already, which belongs elsewhere`,
    },
  }),
  hint: {
    zh: () => "专用网络区每部门一个 VRF；公用等网络区的地址用 allocations 分给部门",
    en: () =>
      "the private zone has one VRF a department; elsewhere departments get addresses under allocations",
  },
  source: "GB/T 22239-2019 8.2.2.1 b",
  *find(estate) {
    for (const segment of estate.all("segment")) yield* ownerFaults(segment);
    yield* sharedVrfs(estate);
  },
});

function* ownerFaults(segment: Entity<"segment">): Generator<Breach<Fault>> {
  const { zone, department: owner, allocations } = segment.value;
  if (zone !== "private") {
    if (owner) yield { at: at(segment, ["department"], "key"), params: { fault: "misplaced", zone } };
    return;
  }
  if (!owner) {
    yield { at: at(segment), params: { fault: "missing" } };
    return;
  }
  for (const department of Object.keys(allocations)) {
    if (department === owner) continue;
    yield {
      at: at(segment, ["allocations", department], "key"),
      params: { fault: "foreign", department, owner },
    };
  }
}

function* sharedVrfs(estate: Estate): Generator<Breach<Fault>> {
  const isOwned = ({ value }: Entity<"segment">) =>
    value.zone === "private" && value.department !== undefined;
  for (const [vrf, segments] of groupBy(estate.all("segment"), ({ value }) => value.vrf)) {
    const first = segments.find(isOwned);
    if (!first) continue;
    for (const segment of segments) {
      const { zone, department } = segment.value;
      const isOther = zone !== "private" || (department && department !== first.value.department);
      if (!isOther) continue;
      yield {
        at: at(segment, ["vrf"]),
        params: { fault: "shared", vrf, other: first.id },
        related: [at(first, ["vrf"])],
      };
    }
  }
}
