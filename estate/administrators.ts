import type { Entity } from "./entity.js";
import type { Estate } from "./estate.js";
import type { Persona } from "./personas.js";

type Role = Entity<"person">["value"]["personas"][number];

/** A level of the organisation that somebody must administer. */
export type Administered = Entity<"division"> | Entity<"department">;

/** The levels that have administrators. */
export function administered(estate: Estate): readonly Administered[] {
  return [...estate.all("division"), ...estate.all("department")];
}

/** The persona that administers each level. */
const personaByLevel: Readonly<Record<Administered["value"]["level"], Persona>> = {
  province: "regulator",
  city: "city-admin",
  county: "county-user",
  department: "tenant-admin",
  unit: "tenant-admin",
};

/** The persona that administers a level. */
export function personaFor({ value }: Administered): Persona {
  return personaByLevel[value.level];
}

/** Whether a role is the one that administers just this level. A province's regulator may leave the scope open. */
export function administers(level: Administered, { persona, scope }: Role): boolean {
  if (persona !== personaByLevel[level.value.level]) return false;
  if (level.kind === "department") return scope.department === level.id;
  return scope.division === level.id || (level.value.level === "province" && !scope.division);
}
