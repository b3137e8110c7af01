import type { DocumentKind } from "../entity.js";
import type { Finding } from "../findings/finding.js";
import { documentOf } from "./document.js";
import { readText } from "./read.js";
import { isTooRecent, stampOf } from "./stamp.js";

/** A file to read, as data that a thread can be sent. */
export interface Order {
  /** Absolute. */
  readonly path: string;
  /** Relative to the estate. */
  readonly file: string;
  /** Name of the document's kind. */
  readonly kind: string;
}

/** A document's value, and the stamp of its file; no stamp where the file is too fresh to be trusted again. */
export type Stamped = readonly [stamp: string, value: unknown];

/** The sound documents among some files, and the findings about the others. */
export interface Batch {
  readonly sound: ReadonlyMap<string, Stamped>;
  /** The sound ones as text, `[file, Stamped]` each, where they came from another thread as that. */
  readonly text?: string;
  readonly faulty: ReadonlyMap<string, readonly Finding[]>;
}

/**
 * Reads, parses and validates files.
 * @param moment a time of the file system's clock before this call, for `isTooRecent`
 */
export function readBatch(orders: readonly Order[], kinds: readonly DocumentKind[], moment: number): Batch {
  const byName = new Map(kinds.map((kind) => [kind.name, kind]));
  const sound = new Map<string, Stamped>();
  const faulty = new Map<string, readonly Finding[]>();
  for (const { path, file, kind: name } of orders) {
    const read = readText(path);
    const { value, findings } = documentOf(read, file, known(byName, name));
    if (value === undefined) faulty.set(file, findings);
    else sound.set(file, [read.stat && !isTooRecent(read.stat, moment) ? stampOf(read.stat) : "", value]);
  }
  return { sound, faulty };
}

function known(kinds: ReadonlyMap<string, DocumentKind>, name: string): DocumentKind {
  const kind = kinds.get(name);
  if (!kind) throw new Error(`there is no kind of document named ${name}`);
  return kind;
}
