import { z } from "zod";
import { defineDocument } from "../entity.js";
import { about, day, id, ref } from "../schema.js";

const fen = z.int().min(0).meta(about("单价，分", "Price, fen"));

const price = z.strictObject({
  name: z.string().min(1).max(60),
  unit: z.enum(["core-hour", "GiB-hour", "GiB-month", "card-hour", "address-month"]),
  fen,
  pools: z
    .array(ref.pool)
    .optional()
    .meta(about("适用资源池；留空为全部", "Pools it holds for; all when left out")),
});

/** A year's price book. Past prices are never edited: a change is a new file. */
export const prices = z
  .strictObject({
    effective: day,
    document: z.string().min(4).max(120).meta(about("定价文号", "The document that fixed the prices")),
    items: z.record(id, price),
  })
  .meta(about("价目", "Prices"));

export type Prices = z.infer<typeof prices>;

declare module "../entity.js" {
  interface EntityTypes {
    /** `id` is the year. */
    prices: Prices;
  }
}

export default defineDocument({
  name: "prices",
  title: { zh: "价目", en: "Prices" },
  at: "catalogue/",
  prefix: "prices-",
  id: z.string().regex(/^\d{4}$/),
  schema: prices,
  kind: "prices",
});
