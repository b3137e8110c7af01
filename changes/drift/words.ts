import type { Text } from "../../estate/findings/rule.js";
import { type Loosened, loosened } from "../compare/network-policy.js";
import { openingWords } from "../compare/opening-words.js";
import { gainedRights } from "../compare/rights.js";
import { listAt } from "../objects/fields.js";
import type { Manifest } from "../objects/object.js";
import { canonical } from "../plan/canonical.js";
import { quotaWord } from "../quota-words.js";
import type { Difference } from "./differences.js";
import { typeOf } from "./type.js";

/** A value in a sentence is at most so long; a list of things has at most so many. */
const longest = 60;
const most = 3;

/** What differs, in words: what connections or rights are more and less, else field by field. */
export function differenceWords(
  expected: Manifest,
  actual: Manifest,
  differing: readonly Difference[],
): Text {
  const type = typeOf(expected);
  const isOfBody = differing.some(({ path }) => path[0] !== "metadata");
  const special =
    isOfBody && type === "networking.k8s.io NetworkPolicy"
      ? policyWords(expected.spec, actual.spec)
      : isOfBody && /Role$/.test(type)
        ? roleWords(listAt(expected, "rules"), listAt(actual, "rules"))
        : [];
  return joined(special.length > 0 ? special : differing.map((one) => fieldWords(type, one)));
}

function policyWords(expected: unknown, actual: unknown): Text[] {
  const more = loosened(expected, actual).map(loosenedWords);
  const less = loosened(actual, expected).map(loosenedWords);
  return [
    ...more.map(({ zh, en }) => ({ zh: `放宽：${zh}`, en: `wider: ${en}` })),
    ...less.map(({ zh, en }) => ({ zh: `收紧：${zh}`, en: `narrower by: ${en}` })),
  ];
}

function loosenedWords(one: Loosened): Text {
  if (one.what === "opening") return openingWords(one.opening);
  if (one.what === "pods") return { zh: "所管的容器组", en: "the pods it rules" };
  return one.direction === "ingress"
    ? { zh: "不管入向连接", en: "ingress is not ruled" }
    : { zh: "不管出向连接", en: "egress is not ruled" };
}

function roleWords(expected: readonly unknown[], actual: readonly unknown[]): Text[] {
  return [
    ...gainedRights(expected, actual).map((right) => ({ zh: `多出 ${right}`, en: `more: ${right}` })),
    ...gainedRights(actual, expected).map((right) => ({ zh: `缺少 ${right}`, en: `less: ${right}` })),
  ];
}

function fieldWords(type: string, { path, expected, actual }: Difference): Text {
  if (path.join(".") === "metadata.deletionTimestamp") return { zh: "正在删除", en: "it is being deleted" };
  const [, part, key] = path.map(String);
  const field =
    type === " ResourceQuota" && part === "hard" && key !== undefined
      ? quotaWord(key)
      : sameText(pathText(path));
  const [was, is] = [valueText(expected), valueText(actual)];
  if (was === undefined) return { zh: `${field.zh}：多出 ${is}`, en: `${field.en}: ${is} is more` };
  if (is === undefined) return { zh: `${field.zh}：缺少 ${was}`, en: `${field.en}: ${was} is missing` };
  return {
    zh: `${field.zh} 应为 ${was}，实为 ${is}`,
    en: `${field.en} is ${is}, and should be ${was}`,
  };
}

/** A path as people write it: `spec.ingress[0].ports`, `metadata.labels[zhengyun.io/level]`. */
export function pathText(path: Difference["path"]): string {
  return path
    .map((step, index) => {
      if (typeof step === "number" || /[^\w-]/.test(step)) return `[${step}]`;
      return index === 0 ? step : `.${step}`;
    })
    .join("");
}

function valueText(value: unknown): string | undefined {
  if (value === undefined) return undefined;
  const text = typeof value === "string" ? value || '""' : canonical(value);
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
}

/** The first few of some sentences as one, and how many more there are. */
function joined(parts: readonly Text[]): Text {
  const rest = parts.length - most;
  const first = parts.slice(0, most);
  return {
    zh: first.map(({ zh }) => zh).join("；") + (rest > 0 ? `；另有 ${rest} 处` : ""),
    en: first.map(({ en }) => en).join("; ") + (rest > 0 ? `; and ${rest} more` : ""),
  };
}

const sameText = (text: string): Text => ({ zh: text, en: text });
