import type { Entity } from "./entity.js";
import type { Estate } from "./estate.js";

/** The private 32-bit AS numbers that GB/T 2260 codes are added to (RFC 6996). */
const BASE = 4_200_000_000;
/** Codes right after a province's own name no division, the first prefecture comes a hundred later: free for pools. */
const FREE = { first: 1, last: 99 } as const;

/** The AS of both planes: that of the province, 4200230000. */
export function planesAsn(estate: Estate): number {
  return BASE + Number(estate.settings.province);
}

/**
 * A pool's AS: what it declares, else that of its division, 4200230100. The province's own number is the planes',
 * so the pool of the province has the next; other pools without a city of their own must declare one.
 */
export function asnOf({ value: { asn, division, tier } }: Entity<"pool">): number {
  const isOfProvince = tier === "province" && division.endsWith("0000");
  return asn ?? BASE + Number(division) + (isOfProvince ? FREE.first : 0);
}

/** The numbers that a pool may have: the one of its city or county, and those after the province's. */
export function allowedAsns(estate: Estate, { value: { division } }: Entity<"pool">): AllowedAsns {
  const planes = planesAsn(estate);
  const own = BASE + Number(division);
  return {
    first: planes + FREE.first,
    last: planes + FREE.last,
    ...(own === planes ? {} : { own }),
  };
}

interface AllowedAsns {
  readonly first: number;
  readonly last: number;
  /** @default - the pool is the province's, whose number the planes have */
  readonly own?: number;
}

/**
 * Two digits that tell a pool from the province's others: those of its city in the division code, 27 of 232700, and 0
 * for the province. A pool that has no city's AS, but one of those after the province's, has the number of that AS.
 */
export function poolNumber(estate: Estate, { value: { asn, division } }: Entity<"pool">): number {
  const after = (asn ?? 0) - planesAsn(estate);
  return after >= FREE.first && after <= FREE.last ? after : Number(division.slice(2, 4));
}
