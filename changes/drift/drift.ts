import type { Finding } from "../../estate/findings/finding.js";
import type { Text } from "../../estate/findings/rule.js";
import { at, textAt } from "../objects/fields.js";
import { type Manifest, nameOf } from "../objects/object.js";
import { type Author, authorOf, makerOf } from "./authors.js";
import { classOf, classOfDifference, type DriftClass, driftClasses, isPaged } from "./classes.js";
import { type Difference, differences } from "./differences.js";
import type { Expected } from "./expected.js";
import { isForeign } from "./foreign.js";
import { normal } from "./normal.js";
import type { Observed } from "./observed.js";
import { classRules } from "./rules.js";
import { unseen } from "./sight.js";
import { typeOf } from "./type.js";
import { differenceWords, pathText } from "./words.js";

/** One object that is not as the estate says, in one respect. */
export interface Drift {
  readonly code: string;
  readonly class: DriftClass;
  /** `page`: somebody is woken. `ticket`: somebody looks at it by day. */
  readonly severity: "page" | "ticket";
  readonly change: "changed" | "missing" | "foreign";
  /** `NetworkPolicy education-xueji/default-deny`. */
  readonly object: string;
  readonly kind: string;
  readonly namespace?: string;
  readonly name: string;
  readonly department?: string;
  readonly application?: string;
  /** Where it differs; of a changed object only. */
  readonly fields: readonly {
    readonly path: string;
    readonly expected?: unknown;
    readonly actual?: unknown;
  }[];
  /** Who changed it, or made it; left out where nothing was recorded. */
  readonly by?: Author;
  readonly sentence: Text;
}

/** What differs in one pool, and what could not be seen of it. */
export interface PoolDrift {
  readonly pool: string;
  /** `unknown` beats `drift`: what was seen may not be all. */
  readonly state: "none" | "drift" | "unknown";
  /** Objects that the estate makes there. */
  readonly objects: number;
  /** Pages first, class by class. */
  readonly drift: readonly Drift[];
  readonly unknown: readonly Finding[];
}

/** Compares what a pool should hold with what was seen of it. Pure. */
export function driftOf(pool: string, expected: Expected, observed: Observed): PoolDrift {
  const { missing, blind, isElsewhere } = unseen(pool, expected, observed);
  const seen = isElsewhere ? [] : [...observed.objects];
  const drift = [
    ...missing.map((object) => missingOne(object, expected)),
    ...seen.flatMap(([key, actual]) => {
      const emitted = expected.objects.get(key);
      if (emitted) return changed(emitted, actual, expected);
      return isForeign(actual, expected) ? [foreignOne(actual, expected)] : [];
    }),
  ];
  const unknown = [...observed.blind, ...blind];
  return {
    pool,
    state: unknown.length > 0 ? "unknown" : drift.length > 0 ? "drift" : "none",
    objects: expected.objects.size,
    drift: drift.sort(inOrder),
    unknown,
  };
}

function inOrder(a: Drift, b: Drift): number {
  const rank = (one: Drift) => driftClasses.indexOf(one.class);
  return rank(a) - rank(b) || (a.object < b.object ? -1 : a.object > b.object ? 1 : 0);
}

/** One drift for each class of differences: a page and a ticket may be about the same object. */
function changed(emitted: Manifest, actual: Manifest, expected: Expected): Drift[] {
  const all = differences(normal(emitted, emitted), normal(actual, emitted));
  if (all.length === 0) return [];
  const type = typeOf(emitted);
  return driftClasses.flatMap((driftClass) => {
    const some = all.filter(({ path }) => classOfDifference(type, path) === driftClass);
    const [first] = some;
    if (!first) return [];
    const by = lastOf(some.map(({ path }) => authorOf(actual, path)));
    return [
      {
        ...named(actual, driftClass, "changed", expected),
        fields: some.map(({ path, expected, actual }) => ({
          path: pathText(path),
          ...(expected === undefined ? {} : { expected }),
          ...(actual === undefined ? {} : { actual }),
        })),
        ...(by ? { by } : {}),
        sentence: differenceWords(emitted, actual, some.map(inOwnWords(emitted, actual))),
      },
    ];
  });
}

/** Compared quantities are numbers of one unit; people are told them as they stand. */
const inOwnWords =
  (emitted: Manifest, actual: Manifest) =>
  (one: Difference): Difference => {
    const keys = one.path.map(String);
    const own = (manifest: Manifest, value: unknown) =>
      value === undefined ? undefined : (at(manifest, ...keys) ?? value);
    return { ...one, expected: own(emitted, one.expected), actual: own(actual, one.actual) };
  };

function lastOf(authors: readonly (Author | undefined)[]): Author | undefined {
  return authors
    .filter((author) => author !== undefined)
    .sort((a, b) => Number(a.ofField) - Number(b.ofField) || ((a.time ?? "") < (b.time ?? "") ? -1 : 1))
    .at(-1);
}

function missingOne(object: Manifest, expected: Expected): Drift {
  const name = String(at(object, "metadata", "name"));
  const inside = object.kind === "Namespace" ? expected.countIn(name) : 0;
  return {
    ...named(object, classOf(typeOf(object)), "missing", expected),
    fields: [],
    sentence:
      inside > 0
        ? { zh: `不存在，其中应有的 ${inside} 个对象也不存在`, en: `is missing, with its ${inside} objects` }
        : { zh: "不存在", en: "is missing" },
  };
}

function foreignOne(object: Manifest, expected: Expected): Drift {
  const by = makerOf(object);
  const driftClass = object.kind === "Namespace" ? "isolation" : classOf(typeOf(object));
  return {
    ...named(object, driftClass, "foreign", expected),
    fields: [],
    ...(by ? { by } : {}),
    sentence: { zh: "底账中没有", en: "is not in the estate" },
  };
}

function named(object: Manifest, driftClass: DriftClass, change: Drift["change"], expected: Expected) {
  const kind = String(object.kind);
  const name = String(at(object, "metadata", "name"));
  const namespace = textAt(object, "metadata", "namespace");
  return {
    code: classRules[driftClass].code,
    class: driftClass,
    severity: isPaged(driftClass) ? "page" : "ticket",
    change,
    object: nameOf({ kind, namespace, name }),
    kind,
    ...(namespace === undefined ? {} : { namespace }),
    name,
    ...expected.ownerOf(kind === "Namespace" ? name : namespace),
  } as const;
}
