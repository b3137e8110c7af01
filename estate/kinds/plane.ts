import { z } from "zod";
import { defineDocument } from "../entity.js";
import { about, address, id, name, ref } from "../schema.js";

const place = {
  site: z.string().min(1).max(60).meta(about("局址", "Site")),
  room: z.string().min(1).max(60).meta(about("机房", "Room")),
  power: z.string().min(1).max(60).meta(about("供电", "Power feed")),
};

const router = z
  .strictObject({
    ...place,
    loopback: address,
    device: z.string().min(1).max(60).meta(about("设备型号与编号", "Device model and number")),
  })
  .meta(about("汇聚或核心路由器（P/PE）", "Provider router (P/PE)"));

const circuit = z
  .strictObject({
    pool: ref.pool,
    router: id.meta(about("接入的路由器", "The router it ends at")),
    duct: z.string().min(1).max(60).meta(about("管道或光缆路由", "Duct or fibre route")),
    ...place,
    device: z.string().min(1).max(60),
    capacityMbps: z.int().min(1).meta(about("带宽，Mbit/s", "Capacity, Mbit/s")),
    peerAddress: address.meta(about("运营商侧互联地址", "Address of the carrier's end")),
    localAddress: address.meta(about("资源池侧互联地址", "Address of the pool's end")),
  })
  .meta(about("接入电路", "Access circuit"));

/** One of the two transport networks of the extranet. Both carry traffic; either alone carries all of it. */
export const plane = z
  .strictObject({
    name,
    carrier: ref.operator.meta(about("运营商", "Carrier (operator id)")),
    asn: z
      .int()
      .min(1)
      .max(4_294_967_294)
      .meta(
        about(
          "自治域号；两平面相同，流量才会分担",
          "AS number; equal on both planes, or traffic is not shared",
        ),
      ),
    bfd: z
      .strictObject({
        intervalMs: z.int().min(10).max(60_000).default(50),
        multiplier: z.int().min(2).max(255).default(3),
      })
      .prefault({}),
    routers: z.record(id, router),
    circuits: z.record(id, circuit),
  })
  .meta(about("外网传输平面", "Extranet plane"));

export type Plane = z.infer<typeof plane>;

declare module "../entity.js" {
  interface EntityTypes {
    plane: Plane;
  }
}

export default defineDocument({
  name: "planes",
  title: { zh: "传输平面", en: "Planes" },
  at: "network/planes.yaml",
  schema: z.strictObject({ planes: z.strictObject({ a: plane, b: plane }) }),
  collections: { planes: { kind: "plane" } },
});
