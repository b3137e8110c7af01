import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isMap, isScalar, isSeq, type Node, parseDocument, stringify } from "yaml";
import { type LineColumn, lineColumn, placeOf } from "../../../estate/source/place.js";

type Path = readonly (string | number)[];

/** Documents in every style that people write. */
const corpus = [
  "a: 1\nb: two\nc: \"three\"\nd: 'fo''ur'\n",
  "# head\n\na:   # beside\n  b:\n    - c: 1\n      d: 2\n    -   e: 3\n    - - f\n      - g\n",
  'flow: { a: 1, "b": [x, "y", {z: 2}], c: {} }\nlist: [ ]\n',
  "text: |\n  one\n  two\nfolded: >-   # why | not > so\n  three\n  four\nlast: |2\n    five\n",
  "\"quoted key\": 1\n'other': 2\n教育: 厅\n",
  "- |\n  a\n- >\n  b\n- # note | x\n  c\n",
  'a: one\n  two\n  three\nb: "one\n  two"\n',
  "a:\n- 1\n- 2\nb:\n    c:\n          d: deep\n",
  "---\na: 1\n...\n",
  "{a: 1,\n b: [\n  2,\n  3 ] }\n",
  "? a\n: 1\n? b\n: - 2\n  - 3\n",
  "a: |\n\n  after a blank line\nb: 1\n",
];

describe("places", () => {
  it.each(corpus)("of everything in %j are where the yaml package says", (text) => {
    expect(ours(text)).toEqual(theirs(text));
  });

  it("of everything in generated documents are where the yaml package says", () => {
    const style = fc.record({
      indent: fc.integer({ min: 1, max: 6 }),
      lineWidth: fc.constantFrom(0, 20, 80),
      collectionStyle: fc.constantFrom("any" as const, "block" as const, "flow" as const),
      defaultStringType: fc.constantFrom(
        "PLAIN" as const,
        "QUOTE_DOUBLE" as const,
        "QUOTE_SINGLE" as const,
        "BLOCK_LITERAL" as const,
        "BLOCK_FOLDED" as const,
      ),
    });
    const word = fc.oneof(
      fc.string({ unit: fc.constantFrom(..."ab厅 :#-|>'\"[]{},&*!%\n"), maxLength: 12 }),
      fc.constantFrom("${x}", "- a", "null", "1", "a: b", "# c"),
    );
    const value = fc.letrec((tie) => ({
      node: fc.oneof(
        { maxDepth: 4 },
        word,
        fc.integer(),
        fc.boolean(),
        fc.array(tie("node"), { maxLength: 4 }),
        fc.dictionary(word, tie("node"), { maxKeys: 4, noNullPrototype: true }),
      ),
    })).node;
    fc.assert(
      fc.property(value, style, (data, options) => {
        const text = stringify(data, options);
        // The package writes some block scalars that it cannot read back.
        fc.pre(parseDocument(text).errors.length === 0);
        expect(ours(text)).toEqual(theirs(text));
      }),
      { numRuns: 1000 },
    );
  });

  it("of a value that is not written are those of its key, and of an item its dash", () => {
    const text = "a:\nb:\n  - 1\n  -\n  - # none\nc: { d: , e }\n";
    const found = [["a"], ["b", 1], ["b", 2], ["c", "d"], ["c", "e"]].map((path) =>
      shown(placeOf(text, path)),
    );
    expect(found).toEqual(["1:1", "4:3", "5:3", "6:6", "6:11"]);
  });

  it("of what is not there are those of the deepest thing on the way that is", () => {
    const text = "a:\n  b: 1\n";
    expect([["a", "c", "d"], ["x"], ["a", "b", "c"]].map((path) => shown(placeOf(text, path)))).toEqual([
      "2:3",
      "1:1",
      "2:6",
    ]);
  });

  it("in a text that is no YAML are its beginning", () => {
    expect(placeOf("a: [", ["a"])).toEqual({ line: 1, column: 1 });
    expect(placeOf("", ["a"])).toEqual({ line: 1, column: 1 });
  });

  it("of a key that stands twice are those of the first", () => {
    expect(shown(placeOf("a: 1\na: 2\n", ["a"]))).toBe("1:4");
  });

  it("are found without reading a large file again for each of ten thousand findings", () => {
    const keys = Array.from({ length: 20_000 }, (_, index) => `key-${index}`);
    const text = keys.map((key) => `${key}: value\n`).join("");
    expect(keys.map((key) => placeOf(text, [key]).line)).toEqual(keys.map((_, index) => index + 1));
  });

  it("count columns in UTF-16 units, lines by line feeds", () => {
    const text = "教育: 𠮷\nb\n";
    expect([0, 4, 6, 7, 8].map((offset) => shown(lineColumn(text, offset)))).toEqual([
      "1:1",
      "1:5",
      "1:7",
      "2:1",
      "2:2",
    ]);
  });
});

function shown({ line, column }: LineColumn): string {
  return `${line}:${column}`;
}

/** `<path> <key|value>` of everything in a document, with the place we give it. */
function ours(text: string): string[] {
  return [...nodes(text)].map(
    ({ path, side }) => `${JSON.stringify(path)} ${side} ${shown(placeOf(text, path, side))}`,
  );
}

/** The same with the beginning of the node's range in the yaml package. */
function theirs(text: string): string[] {
  return [...nodes(text)].map(({ path, side, offset }) => {
    const { line, column } = lineColumn(text, offset);
    return `${JSON.stringify(path)} ${side} ${line}:${column}`;
  });
}

interface Located {
  path: Path;
  side: "key" | "value";
  offset: number;
}

function nodes(text: string): Located[] {
  const document = parseDocument(text);
  expect(document.errors).toEqual([]);
  return document.contents ? [...walk(document.contents, [])] : [];
}

function* walk(node: Node, path: Path): Generator<Located> {
  if (node.range) yield { path, side: "value", offset: node.range[0] };
  if (isSeq<Node>(node))
    for (const [index, item] of node.items.entries()) yield* walk(item, [...path, index]);
  if (!isMap<Node, Node>(node)) return;
  for (const { key, value } of node.items) {
    const inner = [...path, isScalar(key) ? String(key.source ?? key.value) : ""];
    yield { path: inner, side: "key", offset: key.range?.[0] ?? 0 };
    if (value) yield* walk(value, inner);
  }
}
