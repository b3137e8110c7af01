/**
 * JSON with sorted keys: equal values give equal text, whatever order they were written in.
 * @param value anything that JSON can hold; `undefined` in objects is left out, as JSON.stringify does
 */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) => (isRecord(inner) ? sorted(inner) : inner)) ?? "null";
}

function sorted(record: Readonly<Record<string, unknown>>): Record<string, unknown> {
  // No prototype, so that a key `__proto__` is a key like any other.
  const copy: Record<string, unknown> = Object.create(null);
  for (const key of Object.keys(record).sort()) copy[key] = record[key];
  return copy;
}

/** Whether a value is a plain object, not null and no array. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
