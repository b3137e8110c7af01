import type { Entity, Estate } from "../estate/index.js";
import { hasLeft, mayAct } from "../estate/people.js";
import type { Persona } from "../estate/personas.js";
import { entitled } from "../estate/signatures.js";

/** Who may agree to a dangerous change; in an emergency its lead may too. */
export function approvers(inEmergency: boolean): readonly Persona[] {
  return inEmergency ? [...entitled.approval, "emergency-lead"] : entitled.approval;
}

/**
 * Whether a person may approve changes in every one of some pools, on a day. A persona with a scope may in the pools
 * that lie in all of it: what it does not name it does not rule out, what it names must hold.
 */
export function mayApprove(
  estate: Estate,
  person: Entity<"person">,
  pools: readonly string[],
  today: string,
  inEmergency: boolean,
): boolean {
  if (hasLeft(person, today)) return false;
  return pools.every((id) => {
    const pool = estate.find("pool", id)?.value;
    if (!pool) return false;
    const { division, owner = nobody } = pool;
    const subject = { division, department: owner, pools: [id] };
    return mayAct(estate, withoutPlanes(person), approvers(inEmergency), today, subject);
  });
}

/** No department: who may act for one only may not act in a pool that belongs to none. */
const nobody = "-";

/** Personas kept to a plane are about circuits, not pools. */
function withoutPlanes(person: Entity<"person">): Entity<"person"> {
  const personas = person.value.personas.filter(({ scope }) => scope.plane === undefined);
  return { ...person, value: { ...person.value, personas } };
}
