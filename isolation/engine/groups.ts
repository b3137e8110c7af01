import type { Peer, Selector } from "../objects/model.js";
import type { Marks } from "./marks.js";
import type { Regime } from "./regime.js";
import { selectorKey } from "./tri.js";

/** Pods that rules name together: by selectors of namespaces and pods, or of pods in one namespace. */
export interface Group {
  readonly id: number;
  /** A selector, or the name of the one namespace. */
  readonly namespaces: Selector | string;
  readonly pods: Selector;
  /** Marks that say of their pods that they are in it, or may be. */
  readonly marks: Set<Marks>;
  /** Regimes with a rule that names it. */
  readonly regimes: Set<Regime>;
}

/** Every group once, however many rules name it. */
export class Groups {
  readonly all: Group[] = [];
  readonly #byKey = new Map<string, Group>();

  /** @param own the namespace of the policy that names it */
  of(peer: Extract<Peer, { kind: "pods" }>, own: string): Group {
    const { pods } = peer;
    const namespaces = peer.namespaces === "own" ? own : peer.namespaces;
    const place = typeof namespaces === "string" ? `=${namespaces}` : `~${selectorKey(namespaces)}`;
    const key = `${place}\u0004${selectorKey(pods)}`;
    const known = this.#byKey.get(key);
    if (known) return known;
    const group = {
      id: this.all.length,
      namespaces,
      pods,
      marks: new Set<Marks>(),
      regimes: new Set<Regime>(),
    };
    this.all.push(group);
    this.#byKey.set(key, group);
    return group;
  }
}
