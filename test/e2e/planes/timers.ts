/** BFD's timers in a run of the lab. */
export interface Timers {
  readonly intervalMs: number;
  readonly multiplier: number;
}

/** The estate's, and what MetalLB does where nobody says anything. */
export const timers = {
  "50x3": { intervalMs: 50, multiplier: 3 },
  "300x3": { intervalMs: 300, multiplier: 3 },
} as const satisfies Record<string, Timers>;

export type TimersName = keyof typeof timers;

/** How long a path is dead before BFD says so, at most. */
export function detectionMs({ intervalMs, multiplier }: Timers): number {
  return intervalMs * multiplier;
}
