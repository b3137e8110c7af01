import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Path } from "../estate/entity.js";
import type { Place } from "../estate/findings/finding.js";
import { placeOf } from "../estate/source/place.js";
import { type Document, documentsOf } from "./objects/documents.js";
import { decode } from "./objects/files.js";
import type { Origin } from "./objects/model.js";

/** Looks lines up in the files that objects were read from, and only when something is to be said about them. */
export class Places {
  readonly #documents = new Map<string, readonly Document[]>();

  /** @param root the file or folder that was read, or texts by file name */
  constructor(private readonly root: string | ReadonlyMap<string, string>) {}

  /** @param path within the object */
  of(origin: Origin, path: Path = []): Place {
    const document = this.#documentsOf(origin.file)[origin.document];
    if (!document) return { file: origin.file, line: 1, column: 1 };
    const { line, column } = placeOf(document.text, [...origin.path, ...path]);
    return { file: origin.file, line: line + document.line, column };
  }

  #documentsOf(file: string): readonly Document[] {
    const known = this.#documents.get(file);
    if (known) return known;
    const documents = documentsOf(this.#text(file));
    this.#documents.set(file, documents);
    return documents;
  }

  #text(file: string): string {
    if (typeof this.root !== "string") return this.root.get(file) ?? "";
    const path = statSync(this.root).isDirectory() ? join(this.root, file) : this.root;
    return decode(readFileSync(path), file).text;
  }
}
