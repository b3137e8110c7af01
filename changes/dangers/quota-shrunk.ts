import { milliOf } from "../compare/quantity.js";
import { defineDanger } from "../danger.js";
import { mapAt } from "../objects/fields.js";
import { quotaWord } from "../quota-words.js";

/** A department gets less than it had: what runs goes on, what restarts may not. */
export default defineDanger({
  kind: "quota-shrunk",
  title: { zh: "配额减少", en: "Quota shrunk" },
  *find(change) {
    if (change.kind !== "ResourceQuota" || !change.before || !change.after) return;
    const will = mapAt(change.after, "spec", "hard");
    for (const [key, before] of mapAt(change.before, "spec", "hard")) {
      const after = will.get(key);
      if (after === undefined || !isLess(after, before)) continue;
      const word = quotaWord(key);
      yield {
        sentence: {
          zh: `${change.namespace} 的配额：${word.zh} 由 ${before} 减为 ${after}`,
          en: `${change.namespace}: quota of ${word.en} goes down from ${before} to ${after}`,
        },
        before,
        after,
      };
    }
  },
});

/** What cannot be read as a quantity counts as less, lest a shrunk quota passes unseen. */
function isLess(one: string, other: string): boolean {
  if (one === other) return false;
  const [a, b] = [milliOf(one), milliOf(other)];
  return a === undefined || b === undefined || a < b;
}
