/** Kubernetes' label selectors, read from plain manifests as the API's documentation puts it. */

type Labels = Readonly<Record<string, string>>;

export interface LabelSelector {
  readonly matchLabels?: Labels;
  readonly matchExpressions?: readonly {
    readonly key: string;
    readonly operator: string;
    readonly values?: readonly string[];
  }[];
}

/** "The result of matchLabels and matchExpressions are ANDed. An empty label selector matches all objects." */
export function matches({ matchLabels = {}, matchExpressions = [] }: LabelSelector, labels: Labels): boolean {
  const hasLabels = Object.entries(matchLabels).every(([key, value]) => labels[key] === value);
  return hasLabels && matchExpressions.every((one) => holds(one, labels));
}

type Expression = NonNullable<LabelSelector["matchExpressions"]>[number];

/** NotIn matches objects without the key, too. */
function holds({ key, operator, values = [] }: Expression, labels: Labels): boolean {
  const value = labels[key];
  switch (operator) {
    case "Exists":
      return value !== undefined;
    case "DoesNotExist":
      return value === undefined;
    case "In":
      return value !== undefined && values.includes(value);
    case "NotIn":
      return value === undefined || !values.includes(value);
    default:
      throw new Error(`there is no operator ${operator}`);
  }
}
