import { at, defineReview, findingKey } from "../../checks.js";
import type { Entity, Kind } from "../../entity.js";
import type { Estate } from "../../estate.js";

interface Params {
  code: string;
  entity: string;
}

/** An exception that accepts nothing would silently accept the next fault of its kind. */
export default defineReview<Params>({
  code: "EXC002",
  severity: "warning",
  title: { zh: "每条例外都对应一个现存的问题", en: "Every exception accepts something that is found" },
  message: {
    zh: (p) => `${p.entity} 已没有 ${p.code} 的问题`,
    en: (p) => `${p.code} is not found at ${p.entity} any more`,
  },
  hint: {
    zh: () => "问题已消除时请删除例外；否则请核对 code 与 entity",
    en: () => "remove it if the fault is mended; otherwise check code and entity",
  },
  waivable: false,
  *review(estate, { today, found, rules }) {
    for (const exception of estate.all("exception")) {
      const { code, entity, expires } = exception.value;
      const isOver = expires <= today || rules.get(code)?.waivable === false || !rules.has(code);
      if (isOver || found.has(findingKey(code, entity)) || isUnread(estate, exception)) continue;
      yield { at: at(exception, ["entity"]), params: { code, entity } };
    }
  },
});

/** Whether its entity stands in a file that could not be read, so that nobody knows. */
function isUnread(estate: Estate, { value }: Entity<"exception">): boolean {
  const [kind = "", id = ""] = value.entity.split(" ");
  return estate.isUnread(kind as Kind, id);
}
