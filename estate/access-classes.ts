import type { Entity } from "./entity.js";
import type { Estate } from "./estate.js";
import { perEstate } from "./per-estate.js";
import type { Zone } from "./zones.js";

type AccessClass = Entity<"department">["value"]["accessClass"];

/** The zones each access class of DB34/T 3607-2020 reaches. A campus (F) shares its exit and has no private network. */
const zonesByClass: Readonly<Record<AccessClass, readonly Zone[]>> = {
  A: ["public"],
  B: ["public", "internet"],
  C: ["public", "internet"],
  D: ["public", "private", "internet"],
  E: ["public", "private", "internet"],
  F: ["public", "internet"],
};

/** The zones that belong to those who run the extranet, whatever their access class. */
const platformZones: readonly Zone[] = ["management", "exchange"];

/** The zones in which a department may have addresses and applications. */
export function zonesOf(estate: Estate, department: Entity<"department">): readonly Zone[] {
  const own = zonesByClass[department.value.accessClass];
  const isPlatform = technicalAuthorities(estate).has(department.id) || estate.isUnread("person", "");
  return isPlatform ? [...own, ...platformZones] : own;
}

/** The organisations that have a technical authority (技术保障) among their people. */
const technicalAuthorities: (estate: Estate) => ReadonlySet<string> = perEstate(
  (estate) =>
    new Set(
      estate
        .all("person")
        .filter(({ value }) => value.personas.some(({ persona }) => persona === "tech-authority"))
        .map(({ value }) => value.organisation),
    ),
);
