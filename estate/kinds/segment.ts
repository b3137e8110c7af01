import { z } from "zod";
import { defineDocument } from "../entity.js";
import { about, cidr4, cidr6, id, poolId, ref, zone } from "../schema.js";

const block = z
  .strictObject({ cidr4, cidr6: cidr6.optional() })
  .meta(
    about(
      "分给一个部门的地址块：负载均衡与出口地址",
      "Addresses of one department: its load balancers and its egress",
    ),
  );

/** Address space of one zone at one pool, in one VRF. */
export const segment = z
  .strictObject({
    zone,
    vrf: id.meta(about("VRF；专用网络区每部门一个", "VRF; one per department in the private zone")),
    department: ref.department
      .optional()
      .meta(about("专用网络区网段所属部门", "The department, for a private segment")),
    cidr4,
    cidr6: cidr6.optional(),
    planes: z
      .array(z.enum(["a", "b"]))
      .min(1)
      .meta(about("由哪些平面通告；应为两个", "Planes that announce it; should be both")),
    committedMbps: z.int().min(0).meta(about("承诺带宽，Mbit/s", "Committed bandwidth, Mbit/s")),
    allocations: z
      .record(ref.department, block)
      .default({})
      .meta(about("按部门的地址分配", "Allocations by department")),
  })
  .meta(about("网段", "Segment"));

export type Segment = z.infer<typeof segment>;

declare module "../entity.js" {
  interface EntityTypes {
    /** `owner` is the pool's id. */
    segment: Segment;
  }
}

export default defineDocument({
  name: "segments",
  title: { zh: "网段", en: "Segments" },
  at: "network/segments/",
  id: poolId,
  schema: z.strictObject({ segments: z.record(id, segment) }),
  collections: { segments: { kind: "segment" } },
});
