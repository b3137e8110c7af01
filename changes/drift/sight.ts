import type { KubernetesObject } from "../../constructs/kubernetes-object.js";
import type { Finding, Place } from "../../estate/findings/finding.js";
import { makeFinding } from "../../estate/findings/make.js";
import { groupBy } from "../../estate/index.js";
import { keyOf } from "../objects/object.js";
import type { Expected } from "./expected.js";
import type { Observed } from "./observed.js";
import { blindRules } from "./rules.js";
import { kindWord, typeOf } from "./type.js";

/** What is not among the objects seen: missing in the pool, or only not looked at. */
export interface Unseen {
  readonly missing: readonly KubernetesObject[];
  readonly blind: readonly Finding[];
  /** Nothing of the pool that was meant was seen, so that nothing else that was seen says anything of it. */
  readonly isElsewhere: boolean;
}

const nowhere: Place = { file: "", line: 1, column: 1 };

/**
 * Tells what is missing in a pool from what nobody looked at. Only where a list was whole does absence mean
 * anything; in doubt it was not looked at.
 */
export function unseen(pool: string, expected: Expected, observed: Observed): Unseen {
  const absent = [...expected.objects]
    .filter(([key]) => !observed.objects.has(key))
    .map(([, object]) => object);
  // An API server that cannot be read at all has said so; the rest would be repetition.
  if (absent.length === 0 || (observed.isLive && observed.types.size === 0)) {
    return { missing: [], blind: [], isElsewhere: false };
  }
  if (isAnotherPool(expected, observed)) {
    const params = { expected: expected.namespaces.size };
    const blind = [makeFinding(blindRules.other, params, `pool ${pool}`, nowhere)];
    return { missing: [], blind, isElsewhere: true };
  }
  const sorted = groupBy(absent, (object) => verdict(object, expected, observed));
  return {
    missing: sorted.get("missing") ?? [],
    blind: [
      ...typesNotSeen(pool, sorted.get("type not seen") ?? [], observed),
      ...namespacesNotSeen(pool, sorted.get("namespace not seen") ?? [], expected),
      ...maybeTorn(pool, sorted.get("torn") ?? []),
    ],
    isElsewhere: false,
  };
}

function isAnotherPool(expected: Expected, observed: Observed): boolean {
  const [...names] = expected.namespaces;
  return (
    names.length > 0 &&
    observed.types.has(" Namespace") &&
    !observed.cut.has(" Namespace") &&
    !observed.isTorn &&
    names.every((name) => !hasNamespace(name, observed) && !observed.namespaces.has(name))
  );
}

type Verdict = "missing" | "with its namespace" | "type not seen" | "namespace not seen" | "torn";

function verdict(object: KubernetesObject, expected: Expected, observed: Observed): Verdict {
  const type = typeOf(object);
  if (!observed.types.has(type)) return "type not seen";
  if (observed.isTorn || observed.cut.has(type)) return "torn";
  const namespace = type === " Namespace" ? object.metadata.name : object.metadata.namespace;
  if (namespace === undefined || !expected.namespaces.has(namespace)) return "missing";
  const isGone = observed.hasAllNamespaces && !hasNamespace(namespace, observed);
  if (type === " Namespace") return isGone ? "missing" : "namespace not seen";
  if (isGone) return "with its namespace";
  return observed.isLive || observed.namespaces.has(namespace) ? "missing" : "namespace not seen";
}

function hasNamespace(name: string, observed: Observed): boolean {
  return observed.objects.has(keyOf({ apiVersion: "v1", kind: "Namespace", metadata: { name } }));
}

/** Live, why a type was not seen has been told already. */
function typesNotSeen(pool: string, objects: readonly KubernetesObject[], observed: Observed): Finding[] {
  if (observed.isLive) return [];
  const reason = { zh: "导出中没有这一类型", en: "the dump has none of that kind" };
  return [...groupBy(objects, typeOf)].map(([type, some]) =>
    makeFinding(
      blindRules.type,
      { kind: kindWord(type), expected: some.length, reason },
      `pool ${pool}`,
      nowhere,
    ),
  );
}

function namespacesNotSeen(
  pool: string,
  objects: readonly KubernetesObject[],
  expected: Expected,
): Finding[] {
  const names = objects.map(({ kind, metadata }) =>
    kind === "Namespace" ? metadata.name : (metadata.namespace ?? ""),
  );
  return [...new Set(names)].map((namespace) =>
    makeFinding(
      blindRules.namespace,
      { namespace, expected: expected.countIn(namespace) },
      `pool ${pool}`,
      nowhere,
    ),
  );
}

function maybeTorn(pool: string, objects: readonly KubernetesObject[]): Finding[] {
  return [...groupBy(objects, typeOf)].map(([type, some]) =>
    makeFinding(blindRules.missing, { kind: kindWord(type), count: some.length }, `pool ${pool}`, nowhere),
  );
}
