import { defineDanger } from "../danger.js";
import { nameOf } from "../objects/object.js";

/** What is deleted does not come back by itself. */
export default defineDanger({
  kind: "deletion",
  title: { zh: "删除", en: "Deletions" },
  *find(change) {
    if (change.action !== "delete") return;
    const name = nameOf(change);
    yield {
      sentence:
        change.kind === "Namespace"
          ? {
              zh: `删除命名空间 ${change.name} 及其中的一切`,
              en: `deletes the namespace ${change.name} and everything in it`,
            }
          : { zh: `删除 ${name}`, en: `deletes ${name}` },
    };
  },
});
