/**
 * Quantities in the form the API server gives back (the largest suffix without a fraction), so that a second plan
 * is empty: 1024Gi is 1Ti, 0.5 is 500m, 2000 is 2k.
 */
const binary = ["Mi", "Gi", "Ti", "Pi", "Ei"] as const;
const decimal = ["", "k", "M", "G", "T"] as const;

/**
 * @param bytes a whole number of Mi, Gi, Ti or Pi, such as `160Gi`
 * @throws Error if it is not
 */
export function canonicalBytes(bytes: string): string {
  const match = /^(\d+)(Mi|Gi|Ti|Pi|Ei)$/.exec(bytes);
  if (!match) throw new Error(`"${bytes}" is no capacity; write a whole number of Mi, Gi, Ti or Pi.`);
  const [, digits = "", unit = ""] = match;
  return shorten(BigInt(digits), 1024n, binary.slice(binary.indexOf(unit as "Mi")));
}

/** @param cores cores of a processor; thousandths count, finer parts are rounded to the nearest */
export function canonicalCores(cores: number): string {
  const milli = Math.round(cores * 1000);
  return milli % 1000 === 0 ? canonicalCount(milli / 1000) : `${milli}m`;
}

/** @param count a whole number of things */
export function canonicalCount(count: number): string {
  return shorten(BigInt(count), 1000n, decimal);
}

function shorten(number: bigint, step: bigint, units: readonly string[]): string {
  const [unit = "", ...larger] = units;
  if (larger.length === 0 || number === 0n || number % step !== 0n) return `${number}${unit}`;
  return shorten(number / step, step, larger);
}
