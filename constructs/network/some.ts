/** A list with something in it: where upstream takes an empty list to mean "all", ours cannot be empty. */
export type Some<T> = readonly [T, ...T[]];

/** A list as one that has something in it; undefined when it has not. */
export function some<T>(list: readonly T[]): Some<T> | undefined {
  const [first, ...rest] = list;
  return first === undefined ? undefined : [first, ...rest];
}
