import type { Entity } from "./entity.js";
import type { Estate } from "./estate.js";
import { isHeld } from "./people.js";
import { governing, operating, type Persona } from "./personas.js";

/** 管 or 运: those who plan, approve, supervise and pay, and those who build and run. */
export type Side = "governing" | "operating";

/** The side of a persona; most are on neither. */
const sides: ReadonlyMap<Persona, Side> = new Map([
  ...governing.map((persona) => [persona, "governing"] as const),
  ...operating.map((persona) => [persona, "operating"] as const),
]);

/** Whether any persona of somebody is on a side, whenever it is held. */
export function isOnSide({ value }: Entity<"person">): boolean {
  return value.personas.some(({ persona }) => sides.has(persona));
}

/** The roles of somebody, held on a day, that put them on a side; with their index. */
export function sidesOf(person: Entity<"person">, day: string): ReadonlyMap<Side, number> {
  const held = new Map<Side, number>();
  for (const [index, role] of person.value.personas.entries()) {
    const side = sides.get(role.persona);
    if (side && isHeld(role, day) && !held.has(side)) held.set(side, index);
  }
  return held;
}

/** The side that an organisation is on by what it is; a department may be on either. */
export function sideOfOrganisation(estate: Estate, organisation: string): Side | undefined {
  const role = estate.find("operator", organisation)?.value.role;
  if (role === undefined) return undefined;
  return role === "supervisor" ? "governing" : "operating";
}
