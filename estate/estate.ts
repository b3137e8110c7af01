import type { Entity, EntityTypes, Kind } from "./entity.js";
import { Unread } from "./unread.js";

/**
 * Everything a province declares, as typed entities. Immutable once loaded. Findings about it carry places that
 * are looked up in `root` when, and only when, something is to be said.
 */
export class Estate {
  readonly #byKind = new Map<Kind, Map<string, Entity>>();
  readonly #lists = new Map<Kind, readonly Entity[]>();
  readonly #repeated: Repeated[] = [];

  /**
   * @param root absolute path of the folder it was read from
   * @param unread what is declared in it but could not be read
   */
  constructor(
    readonly root: string,
    entities: Iterable<Entity>,
    private readonly unread: Unread = new Unread(),
  ) {
    for (const entity of entities) {
      const known = this.#byKind.get(entity.kind) ?? new Map<string, Entity>();
      if (known.size === 0) this.#byKind.set(entity.kind, known);
      const first = known.get(entity.id);
      if (first) this.#repeated.push({ entity, first });
      else known.set(entity.id, entity);
    }
  }

  /** Entities that are left out, because another of their kind has the id already. */
  get repeated(): readonly Repeated[] {
    return this.#repeated;
  }

  /** All entities of a kind, by id. */
  all<K extends Kind>(kind: K): readonly Entity<K>[] {
    const list = this.#lists.get(kind) ?? sortedById(this.#byKind.get(kind)?.values() ?? []);
    this.#lists.set(kind, list);
    return list as readonly Entity<K>[];
  }

  /** The entity of a kind with this id, or undefined. */
  find<K extends Kind>(kind: K, id: string): Entity<K> | undefined {
    return this.#byKind.get(kind)?.get(id) as Entity<K> | undefined;
  }

  /**
   * Whether an entity may be declared in a file that could not be read. Such a file has its findings already; what
   * names its entities has none.
   */
  isUnread(kind: Kind, id: string): boolean {
    return this.unread.has(kind, id);
  }

  /** The estate's own settings. @throws Error if there are none, which `loadEstate` rules out. */
  get settings(): EntityTypes["settings"] {
    const settings = this.find("settings", "estate");
    if (!settings) throw new Error("an estate without settings was not loaded by loadEstate");
    return settings.value;
  }

  /** The kinds that have entities, in alphabetical order. */
  get kinds(): readonly Kind[] {
    return [...this.#byKind.keys()].sort();
  }

  /** The applications of a department, by id. */
  applicationsOf(department: string): readonly Entity<"application">[] {
    this.#applications ??= groupBy(this.all("application"), (application) => application.owner);
    return this.#applications.get(department) ?? [];
  }

  #applications: ReadonlyMap<string, readonly Entity<"application">[]> | undefined;
}

/** An entity and the one before it that has its id. */
export interface Repeated {
  readonly entity: Entity;
  readonly first: Entity;
}

/** Files are read in the order of their names, so that most lists are in order already. */
function sortedById(entities: Iterable<Entity>): readonly Entity[] {
  const list = [...entities];
  const isSorted = list.every(({ id }, index) => index === 0 || (list[index - 1]?.id ?? "") < id);
  return isSorted ? list : list.sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Items by a key, in their order. */
export function groupBy<T, K>(items: Iterable<T>, keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
