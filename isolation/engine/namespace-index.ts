import type { Namespace, Selector } from "../objects/model.js";
import { isUniversal, selects, type Tri } from "./tri.js";

/** Finds the namespaces that a selector selects without looking at each. */
export class NamespaceIndex {
  readonly #all = new Set<Namespace>();
  /** Namespaces by a label and its value. */
  readonly #byLabel = new Map<string, Set<Namespace>>();
  /** Namespaces whose labels are not all known: any selector may select them. */
  readonly #vague = new Set<Namespace>();

  add(namespace: Namespace): void {
    this.#all.add(namespace);
    if (!namespace.labelsKnown) this.#vague.add(namespace);
    for (const [key, value] of Object.entries(namespace.labels)) {
      const at = `${key}=${value}`;
      const known = this.#byLabel.get(at);
      if (known) known.add(namespace);
      else this.#byLabel.set(at, new Set([namespace]));
    }
  }

  delete(namespace: Namespace): void {
    this.#all.delete(namespace);
    this.#vague.delete(namespace);
    for (const [key, value] of Object.entries(namespace.labels)) {
      this.#byLabel.get(`${key}=${value}`)?.delete(namespace);
    }
  }

  /** The namespaces that a selector selects, or may. */
  *selected(selector: Selector): Generator<readonly [Namespace, Tri]> {
    for (const namespace of this.#candidates(selector)) {
      const match = selects(selector, namespace.labels, namespace.labelsKnown);
      if (match) yield [namespace, match];
    }
  }

  #candidates(selector: Selector): Iterable<Namespace> {
    const pinned = selector.requirements.find(({ operator }) => operator === "In");
    if (!pinned || isUniversal(selector)) return this.#all;
    const found = pinned.values.flatMap((value) => [...(this.#byLabel.get(`${pinned.key}=${value}`) ?? [])]);
    return this.#vague.size === 0 ? found : new Set([...found, ...this.#vague]);
  }
}
