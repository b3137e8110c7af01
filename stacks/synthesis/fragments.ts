import type { TerraformElement } from "cdktf";
import { duplicate } from "./elements.js";
import { isMergeable, type Json, mergeInto } from "./merge.js";

/** Merges what elements make of themselves; two that claim one address are refused. */
export class Fragments {
  readonly merged: Json = {};
  readonly #owners = new Map<string, string>();

  add(element: TerraformElement) {
    const fragment: Json = element.toTerraform();
    for (const address of addressesIn(fragment)) {
      const owner = this.#owners.get(address);
      if (owner !== undefined) throw duplicate(address, owner, element.node.path);
      this.#owners.set(address, element.node.path);
    }
    mergeInto(this.merged, fragment, "is skipped");
  }
}

/** The addresses a fragment claims. Resources are told apart when they are collected. */
function* addressesIn(fragment: Json): Iterable<string> {
  for (const section of ["variable", "output", "locals", "module"]) {
    for (const name of namesIn(fragment[section])) yield `${section}.${name}`;
  }
  const { data, provider } = fragment;
  for (const type of namesIn(data)) {
    for (const name of namesIn((data as Json)[type])) yield `data.${type}.${name}`;
  }
  for (const type of namesIn(provider)) {
    for (const { alias } of (provider as Record<string, Json[]>)[type] ?? []) {
      yield alias === undefined ? `provider.${type}` : `provider.${type}.${alias}`;
    }
  }
}

const namesIn = (section: unknown) => (isMergeable(section) ? Object.keys(section) : []);
