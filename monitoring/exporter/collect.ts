import type { Estate } from "../../estate/estate.js";
import { deadlineSamples } from "./deadlines.js";
import { dutySamples } from "./duty.js";
import { poolSamples, quotaSamples } from "./pools.js";
import type { Moment, Sample } from "./sample.js";
import { systemSamples } from "./systems.js";

/**
 * What an estate says at a moment.
 * @param pool only what concerns this pool, for the Prometheus in it: what has no pool concerns all
 */
export function collect(estate: Estate, moment: Moment, pool?: string): readonly Sample[] {
  const all = [
    ...poolSamples(estate),
    ...quotaSamples(estate),
    ...systemSamples(estate, moment),
    ...deadlineSamples(estate, moment),
    ...dutySamples(estate, moment),
  ];
  if (pool === undefined) return all;
  return all.filter(({ labels }) => labels.pool === undefined || labels.pool === pool);
}
