/** By how much of itself a limit is moved; of small whole numbers the next ones are taken. */
const step = 0.02;

/** The numbers just below and just beyond one; of a quantile those with fewer and with more in its tail. */
export function beside(value: number, isQuantile: boolean): readonly [number, number] {
  if (isQuantile) {
    const tail = Math.min(value, 1 - value);
    const rest = [Math.min(0.5, tail * 10), tail / 10] as const;
    return value > 0.5 ? [exact(1 - rest[0]), exact(1 - rest[1])] : [exact(rest[0]), exact(rest[1])];
  }
  const by = Number.isInteger(value) && Math.abs(value) <= 10 ? 1 : value * step;
  return [exact(value - by), exact(value + by)];
}

/** Without what floating point leaves behind. */
function exact(value: number): number {
  return Number(value.toPrecision(12));
}
