import type { Rule, Text } from "../estate/findings/rule.js";
import { allIsolationChecks } from "./checks.js";
import { objectRules } from "./objects/rules.js";

/** What the letters of these codes stand for. */
export const isolationAreas: Readonly<Record<string, Text>> = {
  K8S: { zh: "Kubernetes 对象", en: "Kubernetes objects" },
  ISO: { zh: "隔离", en: "Isolation" },
};

/**
 * Every rule about objects and what they permit, by code. None can be accepted by an exception: a path is opened by
 * a grant, or not at all.
 */
export async function isolationRules(): Promise<readonly Rule<never>[]> {
  const rules: Rule<never>[] = [...Object.values(objectRules), ...(await allIsolationChecks())];
  const order = Object.keys(isolationAreas);
  const rank = ({ code }: Rule<never>) => order.indexOf(code.replace(/\d+$/, ""));
  return rules
    .sort((a, b) => rank(a) - rank(b) || (a.code < b.code ? -1 : 1))
    .map((rule) => ({ ...rule, waivable: false }));
}
