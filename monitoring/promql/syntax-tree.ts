import { parser } from "@prometheus-io/lezer-promql";
import type { Span } from "./ast.js";

/** A node of the grammar's tree. */
export interface SyntaxNode extends Span {
  readonly name: string;
  /** Without comments. */
  readonly children: readonly SyntaxNode[];
}

export interface SyntaxTree {
  readonly top: SyntaxNode;
  /** The first place where the text does not fit the grammar. */
  readonly error: Span | undefined;
}

type Tree = ReturnType<typeof parser.parse>;
type Buffer = Extract<Tree["children"][number], { buffer: unknown }>;

/** Reads a text by the grammar of PromQL, errors and all. */
export function readTree(text: string): SyntaxTree {
  return new Reader().read(parser.parse(text));
}

/** Most of a parser's tree lies in buffers; walking it node by node takes three times as long as unpacking it. */
class Reader {
  #error: Span | undefined;

  read(tree: Tree): SyntaxTree {
    const top = { name: tree.type.name, from: 0, to: tree.length, children: this.#childrenOf(tree, 0, []) };
    return { top, error: this.#error };
  }

  #childrenOf(tree: Tree, at: number, into: SyntaxNode[]): SyntaxNode[] {
    const { children, positions } = tree;
    for (let index = 0; index < children.length; index++) {
      const child = children[index] as (typeof children)[number];
      const from = at + (positions[index] as number);
      if ("buffer" in child) this.#unpack(child, from, 0, child.buffer.length, into);
      else if (child.type.isAnonymous) this.#childrenOf(child, from, into);
      else this.#add(child.type.name, from, from + child.length, this.#childrenOf(child, from, []), into);
    }
    return into;
  }

  /** Four numbers a node: its type, where it begins and ends, and where its descendants end in the buffer. */
  #unpack(tree: Buffer, at: number, first: number, end: number, into: SyntaxNode[]): SyntaxNode[] {
    const { buffer, set } = tree;
    for (let here = first; here < end; ) {
      const next = buffer[here + 3] as number;
      const children = here + 4 < next ? this.#unpack(tree, at, here + 4, next, []) : none;
      const name = set.types[buffer[here] as number]?.name ?? "";
      this.#add(name, at + (buffer[here + 1] as number), at + (buffer[here + 2] as number), children, into);
      here = next;
    }
    return into;
  }

  #add(name: string, from: number, to: number, children: readonly SyntaxNode[], into: SyntaxNode[]): void {
    if (name === "LineComment") return;
    if (name === "⚠" && (this.#error === undefined || from < this.#error.from)) this.#error = { from, to };
    into.push({ name, from, to, children });
  }
}

const none: readonly SyntaxNode[] = [];
