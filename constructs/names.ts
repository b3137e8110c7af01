/** What people call a thing: Chinese always, English where it is known. */
export interface Title {
  readonly zh: string;
  readonly en?: string | undefined;
}

/** Drops the entries that are undefined, so that a map holds what is known and nothing else. */
export function known(map: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const [key, value] of Object.entries(map)) if (value !== undefined) kept[key] = value;
  return kept;
}
