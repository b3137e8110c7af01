import { defineDanger } from "../danger.js";
import { nameOf } from "../objects/object.js";

/** A replaced object is gone for a moment, with what hangs on it. */
export default defineDanger({
  kind: "replacement",
  title: { zh: "替换（先删后建）", en: "Replacements (deleted and made anew)" },
  *find(change) {
    if (change.action !== "replace") return;
    const name = nameOf(change);
    yield { sentence: { zh: `删除并重建 ${name}`, en: `deletes ${name} and makes it anew` } };
  },
});
