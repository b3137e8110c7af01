import { labels } from "../../constructs/keys.js";
import { defineDanger } from "../danger.js";
import { labelsOf } from "../objects/fields.js";
import { nameOf } from "../objects/object.js";

/** The labels by which network policies and admission policies know whose a namespace is. */
const identity = [labels.department, labels.application, labels.zone, labels.xinchuang];

/** Who is trusted to be whom changes: every policy that selects by these labels means something else then. */
export default defineDanger({
  kind: "identity-changed",
  title: { zh: "身份标签变更", en: "Identity changed" },
  *find(change) {
    if (change.kind !== "Namespace" || !change.before || !change.after) return;
    const [was, will] = [labelsOf(change.before), labelsOf(change.after)];
    for (const key of identity) {
      const [before, after] = [was.get(key), will.get(key)];
      if (before === after) continue;
      const name = nameOf(change);
      yield {
        sentence: {
          zh: `${name} 的标签 ${key} 由 ${before ?? "（无）"} 改为 ${after ?? "（无）"}`,
          en: `${name}: label ${key} changes from ${before ?? "(none)"} to ${after ?? "(none)"}`,
        },
        ...(before === undefined ? {} : { before }),
        ...(after === undefined ? {} : { after }),
      };
    }
  },
});
