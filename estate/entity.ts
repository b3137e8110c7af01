import type { z } from "zod";

/**
 * The entity kinds of an estate and the type of each. Every file in `kinds/` adds its own line by declaration
 * merging, so a new kind is one new file.
 */
// biome-ignore lint/suspicious/noEmptyInterface: filled by the files in kinds/
export interface EntityTypes {}

export type Kind = keyof EntityTypes;

/** Keys and indexes that lead from a document's root to a value in it. */
export type Path = readonly (string | number)[];

/** One declared thing, and where it stands. */
export interface Entity<K extends Kind = Kind> {
  readonly kind: K;
  /** Unique within its kind; `<owner>/<key>` where keys are unique within their owner only. */
  readonly id: string;
  /** Path of the file, relative to the estate, with forward slashes. */
  readonly file: string;
  /** Where the entity begins in its file. */
  readonly path: Path;
  /** Id of the file's own entity, for entities inside a file of another (an application's department). */
  readonly owner: string;
  readonly value: EntityTypes[K];
}

/** Entities that stand as a map under one key of a document. */
export interface Collection {
  readonly kind: Kind;
  /** Whether ids are `<owner>/<key>`, because keys are unique within their owner only. @default false */
  readonly qualified?: boolean;
}

/** A kind of file: where such files lie, what they may hold, which entities come out of them. */
export interface DocumentKind {
  /** Name of the schema, and the kind of the file's own entity unless it is only a container. */
  readonly name: string;
  /** A file (`estate.yaml`), or a folder with one file an entity (`pools/`), searched with its sub-folders. */
  readonly at: string;
  /** For `prices-2026.yaml` and the like: the file name's fixed beginning; the rest is the id. @default "" */
  readonly prefix?: string;
  readonly schema: z.ZodType;
  /** The kind of the entity that the document itself is; left out where the file only contains others. */
  readonly kind?: Kind;
  /** What a file's name may be. @default `id` */
  readonly id?: z.ZodType<string>;
  readonly collections?: Readonly<Record<string, Collection>>;
  readonly title: { readonly zh: string; readonly en: string };
}

/** States a kind of file; the identity function, for the types. */
export function defineDocument(document: DocumentKind): DocumentKind {
  return document;
}
