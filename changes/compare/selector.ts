import { listAt, mapAt, textAt, textsAt } from "../objects/fields.js";

/** One demand of a label selector: every selected thing meets all of them. */
interface Demand {
  readonly key: string;
  readonly operator: string;
  readonly values: ReadonlySet<string>;
}

/**
 * Whether every thing that one label selector picks is picked by the other too. May say no where it is so by some
 * roundabout way, never yes where it is not.
 *
 * @param inner selectors as in Kubernetes; an empty one picks everything
 */
export function isWithin(inner: unknown, outer: unknown): boolean {
  const given = demandsOf(inner);
  return demandsOf(outer).every((demand) => given.some((other) => implies(other, demand)));
}

function demandsOf(selector: unknown): readonly Demand[] {
  const fromLabels = [...mapAt(selector, "matchLabels")].map(([key, value]) => ({
    key,
    operator: "In",
    values: new Set([value]),
  }));
  const fromExpressions = listAt(selector, "matchExpressions").map((expression) => ({
    key: textAt(expression, "key") ?? "",
    operator: textAt(expression, "operator") ?? "",
    values: new Set(textsAt(expression, "values")),
  }));
  return [...fromLabels, ...fromExpressions];
}

function implies(given: Demand, wanted: Demand): boolean {
  if (given.key !== wanted.key) return false;
  switch (`${given.operator} ${wanted.operator}`) {
    case "In In":
      return isSubset(given.values, wanted.values);
    case "NotIn NotIn":
      return isSubset(wanted.values, given.values);
    case "In NotIn":
      return [...given.values].every((value) => !wanted.values.has(value));
    case "In Exists":
    case "Exists Exists":
    case "DoesNotExist DoesNotExist":
    case "DoesNotExist NotIn":
      return true;
    default:
      return false;
  }
}

export function isSubset<T>(small: ReadonlySet<T>, large: ReadonlySet<T>): boolean {
  return [...small].every((item) => large.has(item));
}
