import { labels } from "../../constructs/keys.js";
import type { Text } from "../../estate/findings/rule.js";
import { at, listAt, mapAt, textAt, textsAt } from "../objects/fields.js";
import { canonical } from "../plan/canonical.js";
import { type Opening, protocolOf, rangeOf } from "./network-policy.js";

/** An opening as people say it: `to 10.24.8.0/24, tcp/443`. */
export function openingWords({ direction, peer, port }: Opening): Text {
  const who = peerWords(peer);
  const ports = portWords(port);
  return direction === "ingress"
    ? { zh: `允许 ${who.zh} 访问 ${ports.zh}`, en: `from ${who.en}, ${ports.en}` }
    : { zh: `允许访问 ${who.zh} 的 ${ports.zh}`, en: `to ${who.en}, ${ports.en}` };
}

function portWords(port: unknown): Text {
  if (port === undefined) return { zh: "全部端口", en: "every port" };
  const range = rangeOf(port);
  const protocol = protocolOf(port).toLowerCase();
  if (range === undefined) return { zh: `全部 ${protocol} 端口`, en: `every ${protocol} port` };
  const numbers = typeof range === "string" || range[0] === range[1] ? [range].flat()[0] : range.join("-");
  return { zh: `${protocol}/${numbers}`, en: `${protocol}/${numbers}` };
}

function peerWords(peer: unknown): Text {
  if (peer === undefined) return { zh: "任何地址", en: "anywhere" };
  const cidr = textAt(peer, "ipBlock", "cidr");
  if (cidr !== undefined) {
    const except = textsAt(peer, "ipBlock", "except").join(", ");
    return except
      ? { zh: `${cidr}（${except} 除外）`, en: `${cidr} except ${except}` }
      : { zh: cidr, en: cidr };
  }
  const namespaces = at(peer, "namespaceSelector");
  const pods = selectorWords(at(peer, "podSelector"));
  if (namespaces === undefined) {
    return pods
      ? { zh: `本命名空间中 ${pods} 的容器组`, en: `pods of this namespace with ${pods}` }
      : { zh: "本命名空间的容器组", en: "pods of this namespace" };
  }
  const where = namespaceWords(namespaces);
  return {
    zh: `${where.zh}${pods ? ` 中 ${pods} 的容器组` : ""}`,
    en: `${where.en}${pods ? `, pods with ${pods}` : ""}`,
  };
}

function namespaceWords(selector: unknown): Text {
  const where = selectorWords(selector);
  if (where === "") return { zh: "任何命名空间", en: "any namespace" };
  const [prefix, ...names] = where.split(`${labels.namespaceName}=`);
  const isOneByName = prefix === "" && names.length === 1 && !where.includes(", ");
  return isOneByName
    ? { zh: `命名空间 ${names[0]}`, en: `namespace ${names[0]}` }
    : { zh: `${where} 的命名空间`, en: `namespaces with ${where}` };
}

/** `a=b, c in (d, e)`; empty for a selector that picks everything. */
function selectorWords(selector: unknown): string {
  const equal = [...mapAt(selector, "matchLabels")].map(([key, value]) => `${key}=${value}`);
  const expressions = listAt(selector, "matchExpressions").map((expression) => {
    const values = textsAt(expression, "values");
    const operator = textAt(expression, "operator") ?? canonical(expression);
    const list = values.length > 0 ? ` (${values.join(", ")})` : "";
    return `${textAt(expression, "key")} ${operator}${list}`;
  });
  return [...equal, ...expressions].join(", ");
}
