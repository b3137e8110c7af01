import { groupName } from "../../../constructs/platform/personas/names.js";
import { type PersonaRights, personaTable } from "../../../constructs/platform/personas/table.js";
import { type Persona, personas } from "../../../estate/personas.js";
import type { Requester } from "../cluster/connection.js";
import { POOL } from "../stacks/small-pool.js";

/** Somebody of a persona: of this pool or another, of one department or another, of a city or a county. */
export interface Person {
  readonly persona: Persona;
  readonly scope: string;
}

/** Values that scopes of each kind have among the people we ask for; the first is this pool's own. */
const scopes = {
  province: ["province"],
  pool: [POOL, "230100-harbin"],
  division: ["230000", "230100", "230125"],
  department: ["data-bureau", "education"],
} as const;

/** Namespaces of the small pool, with the groups that have rights in each of them and not in the whole pool. */
const namespaces: Readonly<Record<string, readonly string[]>> = {
  "data-bureau-identity": ["tenant-admin:data-bureau", "tenant-developer:data-bureau"],
  "education-xueji": ["tenant-admin:education", "tenant-developer:education"],
  "binxian-archives-reading": ["county-user:230125", "city-admin:230100"],
  "zhengyun-system": [],
};

/** All of a pool at once, as `--all-namespaces` and what has no namespace ask for it. */
export const wholePool = "";

/** Where we ask. */
export const places: readonly string[] = [wholePool, ...Object.keys(namespaces)];

/** Everybody we ask for: each persona, with its scope in this pool and with others, in which it is a stranger. */
export const people: readonly Person[] = personas.flatMap((persona) =>
  scopeKindsOf(personaTable[persona]).flatMap((kind) =>
    scopes[kind].map((scope): Person => ({ persona, scope })),
  ),
);

function scopeKindsOf({ inPool, inNamespaces }: PersonaRights): (keyof typeof scopes)[] {
  const kinds = [...new Set([...inPool, ...inNamespaces])];
  return kinds.length > 0 ? kinds : ["province"];
}

/** Whether the rights of somebody's persona hold at a place. */
export function hasRightsAt({ persona, scope }: Person, place: string): boolean {
  const isOfPool = personaTable[persona].inPool.some((kind) => scopes[kind][0] === scope);
  return isOfPool || (namespaces[place] ?? []).includes(`${persona}:${scope}`);
}

/** Somebody as the API server knows them. */
export function requester({ persona, scope }: Person): Requester {
  return { user: "somebody", groups: [groupName(persona, scope)] };
}
