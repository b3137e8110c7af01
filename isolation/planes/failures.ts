import { type Bits, count, type PlaneModel, type Relation } from "./model.js";

/** What some elements' failure does to the relations that grants need. */
export interface Effect {
  readonly failed: readonly string[];
  /** How many are left on every plane that they were on, on fewer, on none. */
  readonly whole: number;
  readonly reduced: number;
  readonly cut: readonly Relation[];
}

/** The effect of every single failure. */
export function singles(model: PlaneModel): Effect[] {
  return model.elements.map((element) => effectOf(model, [element]));
}

/** Two failures that together cut what neither cuts alone. */
export interface Joint {
  readonly failed: readonly [string, string];
  readonly cut: readonly Relation[];
}

/** Every pair of failures, and which of them do more harm than the two one by one. */
export function pairs(model: PlaneModel): { readonly examined: number; readonly joint: readonly Joint[] } {
  const alone = new Map(model.elements.map((one) => [one, union(model.under([one]))]));
  const joint: Joint[] = [];
  let examined = 0;
  for (const [index, one] of model.elements.entries()) {
    for (const other of model.elements.slice(index + 1)) {
      examined += 1;
      const both = union(model.under([one, other]));
      const [a, b] = [alone.get(one), alone.get(other)];
      const cut = both.map(
        (left, word) => ~left & (a?.[word] ?? 0) & (b?.[word] ?? 0) & (model.needed[word] ?? 0),
      );
      if (count(cut) > 0) joint.push({ failed: [one, other], cut: model.in(cut) });
    }
  }
  return { examined, joint };
}

/** What is left when some elements have failed or objects are missing. */
export function effectOf(model: PlaneModel, failed: readonly string[]): Effect {
  const left = model.under(failed);
  const lost = model.needed.map(
    (needed, word) =>
      model.whole.reduce((all, bits, plane) => all | ((bits[word] ?? 0) & ~(left[plane]?.[word] ?? 0)), 0) &
      needed,
  );
  const some = union(left);
  const cut = lost.map((bits, word) => bits & ~(some[word] ?? 0));
  const [needed, touched, gone] = [model.needed, lost, cut].map(count) as [number, number, number];
  return { failed, whole: needed - touched, reduced: touched - gone, cut: model.in(cut) };
}

function union(sets: readonly Bits[]): Bits {
  const [first = new Uint32Array(), ...more] = sets;
  return first.map((bits, word) => more.reduce((all, one) => all | (one[word] ?? 0), bits));
}
