/** Labels of an alert. */
export type Labels = Readonly<Record<string, string>>;

/** Writes a matcher for a label that has one of some values. */
export function oneOf(label: string, values: readonly string[]): string {
  const [only, ...more] = values;
  if (only !== undefined && more.length === 0) return `${label}=${quoted(only)}`;
  return `${label}=~${quoted(values.map(literal).join("|"))}`;
}

/** Writes a matcher for a label that an alert has at all. */
export function present(label: string): string {
  return `${label}=~".+"`;
}

/** Whether labels fit every one of some matchers. A label that is not there is empty, as Alertmanager has it. */
export function fits(matchers: readonly string[], labels: Labels): boolean {
  return matchers.every((matcher) => compiled(matcher)(labels));
}

type Test = (labels: Labels) => boolean;

const known = new Map<string, Test>();

function compiled(matcher: string): Test {
  const test = known.get(matcher) ?? compile(matcher);
  known.set(matcher, test);
  return test;
}

const form = /^([a-zA-Z_][a-zA-Z0-9_]*)(=~|!~|!=|=)"((?:[^"\\]|\\.)*)"$/s;

/** @throws Error for what is no matcher in the form that we write */
function compile(matcher: string): Test {
  const [, label = "", operator, text = ""] = form.exec(matcher) ?? [];
  if (operator === undefined) throw new Error(`${matcher} is no matcher`);
  const value = text.replace(/\\(.)/gs, (_, character) => (character === "n" ? "\n" : character));
  const isNegative = operator.startsWith("!");
  if (operator === "=" || operator === "!=")
    return (labels) => ((labels[label] ?? "") === value) !== isNegative;
  const pattern = new RegExp(`^(?:${value})$`, "u");
  return (labels) => pattern.test(labels[label] ?? "") !== isNegative;
}

function quoted(text: string): string {
  return `"${text.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n")}"`;
}

function literal(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
}
