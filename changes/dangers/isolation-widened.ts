import type { Text } from "../../estate/findings/rule.js";
import { isDefaultDeny, type Loosened, loosened } from "../compare/network-policy.js";
import { openingWords } from "../compare/opening-words.js";
import { unreadPolicies } from "../compare/unread-policies.js";
import { defineDanger, type Sign } from "../danger.js";
import { nameOf, type ObjectChange } from "../objects/object.js";
import type { Surroundings } from "../surroundings.js";

/**
 * Connections become possible that were not. A new opening that a grant in force stands for is no danger of its
 * own: somebody besides its requester approved the grant. A grant whose opening grows is one, since what was
 * approved was less.
 */
export default defineDanger({
  kind: "isolation-widened",
  title: { zh: "隔离放宽", en: "Isolation widened" },
  *find(change, surroundings) {
    if (change.action === "none" || change.action === "forget") return;
    if (unreadPolicies.has(change.kind) && change.action === "delete") yield removed(change);
    if (change.kind !== "NetworkPolicy") return;
    if (change.action === "delete") yield* ofDeleted(change, surroundings);
    else yield* ofChanged(change, surroundings);
  },
});

function* ofDeleted(change: ObjectChange, surroundings: Surroundings): Generator<Sign> {
  if (surroundings.goesWithItsNamespace(change)) return;
  if (isDefaultDeny(change.before?.spec)) yield removed(change);
}

function* ofChanged(change: ObjectChange, surroundings: Surroundings): Generator<Sign> {
  const isNew = change.before === undefined;
  if (isNew && !surroundings.isInExistingPlace(change)) return;
  if (isNew && surroundings.grantInForce(change)) return;
  for (const one of loosened(change.before?.spec, change.after?.spec)) {
    const words = loosenedWords(one);
    const name = nameOf(change);
    yield { sentence: { zh: `${name}：${words.zh}`, en: `${name}: ${words.en}` } };
  }
}

function removed(change: ObjectChange): Sign {
  const name = nameOf(change);
  return {
    sentence: {
      zh: `${name} 不再拒绝未经许可的连接`,
      en: `${name} no longer refuses what nothing permits`,
    },
  };
}

function loosenedWords(one: Loosened): Text {
  switch (one.what) {
    case "direction": {
      const zh = one.direction === "ingress" ? "入向" : "出向";
      return { zh: `不再管${zh}连接`, en: `no longer rules ${one.direction}` };
    }
    case "pods":
      return { zh: "所管的容器组有变", en: "other pods than before are concerned" };
    case "opening":
      return openingWords(one.opening);
  }
}
