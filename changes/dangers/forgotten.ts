import { defineDanger } from "../danger.js";
import { nameOf } from "../objects/object.js";

/** What is no longer managed stays as it is, and nobody watches it. */
export default defineDanger({
  kind: "forgotten",
  title: { zh: "不再管理", en: "No longer managed" },
  *find(change) {
    if (change.action !== "forget") return;
    const name = nameOf(change);
    yield {
      sentence: {
        zh: `${name} 留在资源池中，但不再由底账管理`,
        en: `${name} stays in the pool, but the estate manages it no more`,
      },
    };
  },
});
