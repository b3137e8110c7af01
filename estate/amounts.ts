import type { Text } from "./findings/rule.js";
import type { Resources } from "./schema.js";

/** What can be given out in a pool, in the order in which people list it. */
export const resourceNames = ["cpu", "memory", "storage", "gpus", "loadBalancers"] as const;

export type ResourceName = (typeof resourceNames)[number];

/**
 * Amounts as whole numbers, so that sums are exact and do not depend on their order: processor in quarters of a
 * core, memory and storage in MiB, the rest in pieces.
 */
export type Amounts = Readonly<Record<ResourceName, number>>;

export const nothing: Amounts = { cpu: 0, memory: 0, storage: 0, gpus: 0, loadBalancers: 0 };

const mebibytesPer: Readonly<Record<string, number>> = { Mi: 1, Gi: 1024, Ti: 1024 ** 2, Pi: 1024 ** 3 };

const known = new Map<string, number>();

/** @param capacity such as `160Gi`; a province has many quotas, but few different capacities */
export function mebibytes(capacity: string): number {
  let amount = known.get(capacity);
  if (amount === undefined) {
    amount = Number.parseInt(capacity, 10) * (mebibytesPer[capacity.slice(-2)] ?? 1);
    known.set(capacity, amount);
  }
  return amount;
}

export function amountsOf(resources: Resources): Amounts {
  const amounts = tally();
  addTo(amounts, resources);
  return amounts;
}

/** Amounts that are being added up. */
export type Tally = Record<ResourceName, number>;

/** A tally of nothing yet. */
export function tally(): Tally {
  return { ...nothing };
}

/** Adds resources to a tally, in place: a province has tens of thousands of quotas to add up. */
export function addTo(total: Tally, { cpu, memory, storage, gpus, loadBalancers }: Resources): void {
  total.cpu += Math.round(cpu * 4);
  total.memory += mebibytes(memory);
  total.storage += mebibytes(storage);
  total.gpus += gpus;
  total.loadBalancers += loadBalancers;
}

/** Whether of any resource there is more than some. */
export function exceeds(total: Amounts, { cpu, memory, storage, gpus, loadBalancers }: Resources): boolean {
  return (
    total.cpu > Math.round(cpu * 4) ||
    total.memory > mebibytes(memory) ||
    total.storage > mebibytes(storage) ||
    total.gpus > gpus ||
    total.loadBalancers > loadBalancers
  );
}

/** One resource of which more is asked for than there is. */
export interface Shortfall {
  readonly resource: ResourceName;
  readonly asked: number;
  readonly given: number;
}

/** The resources of which more is asked for than is given. */
export function shortfalls(asked: Amounts, given: Amounts): Shortfall[] {
  return resourceNames
    .filter((resource) => asked[resource] > given[resource])
    .map((resource) => ({ resource, asked: asked[resource], given: given[resource] }));
}

/** `CPU 64 核，配额 40 核，缺 24 核` for each resource that is short. */
export function shownShortfalls(short: readonly Shortfall[]): Text {
  return {
    zh: short
      .map((one) => {
        const { asked, given, missing, zh } = shownParts(one);
        return `${zh} 申请 ${asked.zh}，可给 ${given.zh}，缺 ${missing.zh}`;
      })
      .join("；"),
    en: short
      .map((one) => {
        const { asked, given, missing, en } = shownParts(one);
        return `${en} asked ${asked.en}, given ${given.en}, short by ${missing.en}`;
      })
      .join("; "),
  };
}

const words: Readonly<Record<ResourceName, Text>> = {
  cpu: { zh: "处理器", en: "CPU" },
  memory: { zh: "内存", en: "memory" },
  storage: { zh: "存储", en: "storage" },
  gpus: { zh: "加速卡", en: "accelerators" },
  loadBalancers: { zh: "负载均衡地址", en: "load-balancer addresses" },
};

function shownParts({ resource, asked, given }: Shortfall) {
  return {
    ...words[resource],
    asked: shown(resource, asked),
    given: shown(resource, given),
    missing: shown(resource, asked - given),
  };
}

/** An amount in its customary unit: `64 核`/`64 cores`, `1.5Ti`, `4`. */
export function shown(resource: ResourceName, amount: number): Text {
  if (resource === "cpu")
    return { zh: `${amount / 4} 核`, en: `${amount / 4} core${amount === 4 ? "" : "s"}` };
  const text = resource === "memory" || resource === "storage" ? shownCapacity(amount) : String(amount);
  return { zh: text, en: text };
}

/** In the largest unit that leaves a whole number. */
function shownCapacity(mebi: number): string {
  if (mebi === 0) return "0";
  const unit = (["Pi", "Ti", "Gi"] as const).find((name) => mebi % (mebibytesPer[name] ?? 1) === 0);
  return unit ? `${mebi / (mebibytesPer[unit] ?? 1)}${unit}` : `${mebi}Mi`;
}
