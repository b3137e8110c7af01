import { distance } from "fastest-levenshtein";

/** The known word that was most likely meant; undefined where none is near. */
export function nearest(word: string, known: Iterable<string>): string | undefined {
  let best: string | undefined;
  let least = Math.max(1, Math.floor(word.length / 5)) + 1;
  for (const one of known) {
    if (Math.abs(one.length - word.length) >= least) continue;
    const far = distance(word, one);
    if (far >= least) continue;
    least = far;
    best = one;
  }
  return best;
}
