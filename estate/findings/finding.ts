import type { Severity, Text } from "./rule.js";

/** A place in a file; lines and columns count from 1, columns in UTF-16 units. */
export interface Place {
  /** Relative to the estate, with forward slashes. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** One thing that is wrong, ready to be shown. */
export interface Finding extends Place {
  readonly code: string;
  readonly severity: Severity;
  /** `segment harbin-public`; the file itself where no entity could be read. */
  readonly entity: string;
  readonly message: Text;
  readonly hint: Text;
  /** Other places that belong to it, such as the second of two overlapping networks. */
  readonly related: readonly Place[];
}

/** By file, line, column, code: the order in which people mend things. */
export function byPlace(a: Finding, b: Finding): number {
  return (
    compare(a.file, b.file) ||
    a.line - b.line ||
    a.column - b.column ||
    compare(a.code, b.code) ||
    compare(a.message.en, b.message.en)
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
