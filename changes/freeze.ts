import type { Entity, Estate } from "../estate/index.js";

/** A freeze window as it meets some pools. */
export interface FreezeAt {
  readonly id: string;
  readonly name: { readonly zh: string; readonly en?: string | undefined };
  readonly starts: string;
  readonly ends: string;
  /** Those of the pools asked about that it concerns. */
  readonly pools: readonly string[];
}

/**
 * The freeze windows that concern some pools: those in force at an instant, and those that begin within some days
 * after it. By their beginning. A window includes its first instant and not its last.
 */
export function freezesAt(
  estate: Estate,
  pools: readonly string[],
  instant: Date,
  days: number,
): { readonly inForce: readonly FreezeAt[]; readonly upcoming: readonly FreezeAt[] } {
  const now = instant.getTime();
  const horizon = now + days * 86_400_000;
  const concerned = estate
    .all("freeze")
    .map((freeze) => freezeAt(freeze, pools))
    .filter((freeze) => freeze.pools.length > 0)
    .sort((a, b) => Date.parse(a.starts) - Date.parse(b.starts) || (a.id < b.id ? -1 : 1));
  return {
    inForce: concerned.filter(({ starts, ends }) => Date.parse(starts) <= now && now < Date.parse(ends)),
    upcoming: concerned.filter(({ starts }) => now < Date.parse(starts) && Date.parse(starts) <= horizon),
  };
}

/** The windows in force for one pool. */
export function freezesOf(estate: Estate, pool: string, instant: Date): readonly FreezeAt[] {
  return freezesAt(estate, [pool], instant, 0).inForce;
}

function freezeAt({ id, value }: Entity<"freeze">, pools: readonly string[]): FreezeAt {
  const { name, starts, ends, pools: declared } = value;
  return { id, name, starts, ends, pools: pools.filter((pool) => declared?.includes(pool) ?? true) };
}

/** Whether a declared emergency permits changes in a pool at an instant, freeze or not. */
export function emergencyCovers(emergency: Entity<"emergency">, pool: string, instant: Date): boolean {
  const { pools, starts, ends } = emergency.value;
  const now = instant.getTime();
  return pools.includes(pool) && Date.parse(starts) <= now && now < Date.parse(ends);
}
