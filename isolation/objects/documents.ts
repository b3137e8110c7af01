import { CORE_SCHEMA, load, mergeTag, YAMLException } from "js-yaml";

/** One document of a stream. */
export interface Document {
  /** From 0. */
  readonly index: number;
  readonly text: string;
  /** Lines of the file before the document. */
  readonly line: number;
}

/** The plain value of a document, or what kept it from being one. */
export type Parsed =
  | { readonly value: unknown }
  | { readonly reason: string /** In the document's text. */; readonly offset: number };

const schema = CORE_SCHEMA.withTags(mergeTag);

/** A line that ends a document: no text inside one can look like it. */
const boundary = /^(?:---(?=[ \t\r\n]|$)|\.\.\.[ \t]*(?:#.*)?\r?$)/gm;

/**
 * Cuts a stream into its documents, so that a malformed one leaves the others whole. Documents without content
 * have no number of their own.
 */
export function documentsOf(text: string): Document[] {
  const documents: Document[] = [];
  let line = 0;
  let start = 0;
  const take = (end: number) => {
    const piece = text.slice(start, end);
    if (hasContent(piece)) documents.push({ index: documents.length, text: piece, line });
    line += countLines(piece);
    start = end;
  };
  for (const match of text.matchAll(boundary)) if (match.index > start) take(match.index);
  take(text.length);
  return documents;
}

/** Whether there is more than markers, comments and directives. */
function hasContent(text: string): boolean {
  return /^(?!---(?:[ \t]*(?:#.*)?\r?$)|\.\.\.|[ \t]*(?:#.*)?\r?$|%)/m.test(text) && /[^\s]/.test(text);
}

function countLines(text: string): number {
  let lines = 0;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) lines++;
  return lines;
}

/**
 * Parses one document. JSON is tried first where it looks like that, because dumps of clusters are large. Aliases
 * and depth are bounded: no text can exhaust us.
 */
export function parseDocument(text: string): Parsed {
  if (/^\s*[{[]/.test(text)) {
    try {
      return { value: JSON.parse(text) };
    } catch {
      // YAML's flow style looks alike, and tells where it is wrong.
    }
  }
  try {
    return { value: load(text, { schema, maxAliases: 10_000, maxDepth: 200 }) };
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    return { reason: error.reason, offset: Math.min(error.mark?.position ?? 0, text.trimEnd().length) };
  }
}
