import type { Estate } from "./estate.js";

/** An index over an estate that several checks need, built once for each estate and kept as long as the estate is. */
export function perEstate<T extends object>(build: (estate: Estate) => T): (estate: Estate) => T {
  const built = new WeakMap<Estate, T>();
  return (estate) => {
    const known = built.get(estate);
    if (known) return known;
    const index = build(estate);
    built.set(estate, index);
    return index;
  };
}
