import type { Entity } from "./entity.js";
import type { Estate } from "./estate.js";
import type { Persona } from "./personas.js";

type Role = Entity<"person">["value"]["personas"][number];

/** What an act is about, as far as a persona's scope can be held against it. */
export interface Subject {
  readonly division?: string | undefined;
  readonly department?: string | undefined;
  readonly pools?: readonly string[] | undefined;
}

/** Whether somebody has gone by a day: the day of leaving is the first without them. */
export function hasLeft(person: Entity<"person">, day: string): boolean {
  return person.value.left !== undefined && person.value.left <= day;
}

/** Whether a role is still held on a day: its last day is `until`. */
export function isHeld(role: Role, day: string): boolean {
  return role.until === undefined || day <= role.until;
}

/** Whether somebody holds one of these personas, on a day, for a subject. */
export function mayAct(
  estate: Estate,
  person: Entity<"person">,
  personas: readonly Persona[],
  day: string,
  subject: Subject = {},
): boolean {
  return person.value.personas.some(
    (role) => personas.includes(role.persona) && isHeld(role, day) && covers(estate, role.scope, subject),
  );
}

/** Whether a persona's scope holds a subject. What the subject leaves open no scope excludes. */
export function covers(estate: Estate, scope: Role["scope"], subject: Subject): boolean {
  const { division, department, pools } = subject;
  return (
    (!scope.division || !division || divisionsFrom(estate, division).includes(scope.division)) &&
    (!scope.department || !department || departmentsFrom(estate, department).includes(scope.department)) &&
    (!scope.pool || !pools || pools.every((pool) => pool === scope.pool))
  );
}

/** A division and those above it, nearest first. */
function divisionsFrom(estate: Estate, division: string): readonly string[] {
  const way: string[] = [];
  for (let next: string | undefined = division; next && !way.includes(next); ) {
    way.push(next);
    next = estate.find("division", next)?.value.parent;
  }
  return way;
}

/** A department, and the one above it where it is a unit. */
function departmentsFrom(estate: Estate, department: string): readonly string[] {
  const parent = estate.find("department", department)?.value.parent;
  return parent ? [department, parent] : [department];
}
