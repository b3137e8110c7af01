import { parser } from "@prometheus-io/lezer-promql";

/** A node of a parsed expression. */
export type Node = ReturnType<typeof parser.parse>["topNode"];

/** An expression with its syntax tree. */
export interface Expression {
  readonly text: string;
  readonly root: Node;
}

/** Reads PromQL; what is no PromQL has error nodes in its tree. */
export function parseExpression(text: string): Expression {
  return { text, root: parser.parse(text).topNode };
}

/** The words of a node. */
export function textOf({ text }: Expression, node: Node): string {
  return text.slice(node.from, node.to);
}

/** The children of a node, in their order. */
export function childrenOf(node: Node): Node[] {
  const children: Node[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) children.push(child);
  return children;
}

/** A node and all below it. */
function* walk(node: Node): Generator<Node> {
  yield node;
  for (const child of childrenOf(node)) yield* walk(child);
}

/** All nodes of a kind, by the order of the text. */
function nodesOf({ root }: Expression, name: string): Node[] {
  return [...walk(root)].filter((node) => node.name === name);
}

/** The names of the metrics that an expression reads. */
export function metricsIn(text: string): ReadonlySet<string> {
  const expression = parseExpression(text);
  const identifiers = nodesOf(expression, "VectorSelector").flatMap(
    (node) => node.getChild("Identifier") ?? [],
  );
  return new Set(identifiers.map((node) => textOf(expression, node)));
}

/** Seconds of a Prometheus duration, such as `1h30m`. */
export function secondsOf(duration: string): number {
  const units: Readonly<Record<string, number>> = { ms: 0.001, s: 1, m: 60, h: 3600, d: 86_400, w: 604_800 };
  let total = 0;
  for (const [, amount, unit = ""] of duration.matchAll(/(\d+)(ms|[smhdw])/g)) {
    total += Number(amount) * (units[unit] ?? 0);
  }
  return total;
}
