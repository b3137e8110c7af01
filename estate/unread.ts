import type { DocumentKind, Kind } from "./entity.js";

/**
 * What an estate declares but could not be read: such names are not called missing, because the file that holds
 * them has its finding already.
 */
export class Unread {
  readonly #kinds = new Set<Kind>();
  readonly #entities = new Set<string>();
  readonly #names = new Set<string>();

  /** A file of some kind: its own entity, those it owns, and, where it may hold any id of a kind, all of them. */
  addFile(document: DocumentKind, id: string): void {
    if (document.kind) this.#entities.add(`${document.kind} ${id}`);
    for (const { kind, qualified } of Object.values(document.collections ?? {})) {
      if (qualified) this.#entities.add(`${kind} ${id}/`);
      else this.#kinds.add(kind);
    }
  }

  /** A folder whose files were not even listed. */
  addFolder(folder: string, documents: readonly DocumentKind[]): void {
    const affected = documents.filter(({ at }) => `${at}/`.startsWith(`${folder}/`) || folder.startsWith(at));
    for (const { kind, collections = {} } of affected) {
      if (kind) this.#kinds.add(kind);
      for (const collection of Object.values(collections)) this.#kinds.add(collection.kind);
    }
  }

  /** A file that lies where no kind belongs: its name may be anybody's. */
  addName(name: string): void {
    this.#names.add(name);
  }

  /** Whether an entity of this kind with this id may stand in something that could not be read. */
  has(kind: Kind, id: string): boolean {
    const owner = id.slice(0, id.indexOf("/") + 1);
    return (
      this.#kinds.has(kind) ||
      this.#entities.has(`${kind} ${id}`) ||
      (owner !== "" && this.#entities.has(`${kind} ${owner}`)) ||
      this.#names.has(owner === "" ? id : owner.slice(0, -1))
    );
  }
}
