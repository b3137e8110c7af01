/** An amount of resources while it is summed up: cores in quarters, the rest in Gi. */
export interface Amount {
  readonly cpu: number;
  readonly memory: number;
  readonly storage: number;
  readonly loadBalancers: number;
}

/** Amounts by pool. */
export type ByPool = Map<string, Amount>;

const none: Amount = { cpu: 0, memory: 0, storage: 0, loadBalancers: 0 };

function plus(a: Amount, b: Amount): Amount {
  return {
    cpu: a.cpu + b.cpu,
    memory: a.memory + b.memory,
    storage: a.storage + b.storage,
    loadBalancers: a.loadBalancers + b.loadBalancers,
  };
}

/** Adds an amount to what is given out at each of the places, in one pool. */
export function give(pool: string, amount: Amount, places: readonly ByPool[]): void {
  for (const place of places) place.set(pool, plus(place.get(pool) ?? none, amount));
}

/** An amount as the estate writes it. */
export function quota({ cpu, memory, storage, loadBalancers }: Amount) {
  return { cpu, memory: `${memory}Gi`, storage: `${storage}Gi`, loadBalancers };
}

/** A quota for each pool. */
export function quotas(amounts: ByPool) {
  return Object.fromEntries(
    [...amounts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([pool, amount]) => [pool, quota(amount)]),
  );
}
