import fc from "fast-check";
import { CORE_SCHEMA, load, YAMLException } from "js-yaml";
import { describe, expect, it } from "vitest";
import { parse } from "../../../estate/source/parse.js";

/** The faults of a text as `line:column CODE message`, and its value. */
function read(text: string): { value: unknown; faults: string[] } {
  const { value, faults } = parse(text);
  const told = faults.map((fault) => fault(text, "a.yaml"));
  return {
    value,
    faults: told.map(({ line, column, code, message }) => `${line}:${column} ${code} ${message.en}`),
  };
}

describe("parsing", () => {
  it("gives the plain value of a document", () => {
    const text =
      "name: { zh: 教育厅 }\nquota:\n  cpu: 2.5\nlist:\n- a\n- 'b'\ntext: |\n  two\n  lines\nempty:\n";
    expect(read(text)).toEqual({
      value: {
        name: { zh: "教育厅" },
        quota: { cpu: 2.5 },
        list: ["a", "b"],
        text: "two\nlines\n",
        empty: null,
      },
      faults: [],
    });
  });

  it("takes keys as they are written", () => {
    const text = "230100: a\n007: b\n0x10: c\ntrue: d\n~: e\n1.0: f\nconstructor: g\n<<: h\n";
    expect(read(text).value).toEqual({
      "230100": "a",
      "007": "b",
      "0x10": "c",
      true: "d",
      "~": "e",
      "1.0": "f",
      constructor: "g",
      "<<": "h",
    });
  });

  it("carries templates, quotes and backslashes through as they are", () => {
    const text = `a: \${path.module} %{ if x }\nb: "say \\"hi\\" \\\\ \${x}"\nc: 'it''s'\n`;
    expect(read(text)).toEqual({
      value: { a: "${path.module} %{ if x }", b: 'say "hi" \\ ${x}', c: "it's" },
      faults: [],
    });
  });

  it.each([
    ["", ["1:1 EST009 the file is empty"]],
    ["\n\n  \n", ["1:1 EST009 the file is empty"]],
    ["# only a comment\n", ["1:1 EST009 the file is empty"]],
    ["---\n", ["1:1 EST009 the file is empty"]],
    ["~\n", ["1:1 EST009 the file is empty"]],
    ["a: [1, 2\n", ["2:1 EST001 YAML syntax: deficient indentation"]],
    ["a: {b: 1", ["1:9 EST001 YAML syntax: unexpected end of the stream within a flow collection"]],
    ['a: "b\n', ["2:1 EST001 YAML syntax: deficient indentation"]],
    ["a: 1\n  b: 2\n", ["2:4 EST001 YAML syntax: bad indentation of a mapping entry"]],
    ["a: b: c\n", ["1:5 EST001 YAML syntax: bad indentation of a mapping entry"]],
    ["a:\n\tb: 1\n", ["2:1 EST017 a tab in the indentation"]],
    ["a: 1\n\tb: 1\n", ["2:1 EST017 a tab in the indentation"]],
    ["a: @b\n", ["1:4 EST001 YAML syntax: bad indentation of a mapping entry"]],
    ["a: 1\n---\nb: 2\n", ["2:1 EST001 YAML syntax: only one document in a file (no second ---)"]],
    [
      "a: |\n  ---\n---\nb: 2\n---\nc: 3\n",
      ["3:1 EST001 YAML syntax: only one document in a file (no second ---)"],
    ],
    ["a: 1\nb: 2\na: 3\n", ['3:1 EST016 key "a" stands here twice']],
    [
      "a: {b: 1, c: 2, 'b': 3}\na: 2\n",
      ['1:17 EST016 key "b" stands here twice', '2:1 EST016 key "a" stands here twice'],
    ],
    ["1: a\n'1': b\n", ['2:1 EST016 key "1" stands here twice']],
    [
      "a: &x 1\nb: *x\n",
      [
        "1:4 EST008 YAML anchors, aliases and tags are not used in an estate: &x",
        "2:4 EST008 YAML anchors, aliases and tags are not used in an estate: *x",
      ],
    ],
    ["a: !!str 1\n", ["1:4 EST008 YAML anchors, aliases and tags are not used in an estate: !!str"]],
    [
      "a: !<tag:yaml.org,2002:js/function> 1\n",
      [
        "1:4 EST008 YAML anchors, aliases and tags are not used in an estate: !<tag:yaml.org,2002:js/function>",
      ],
    ],
    ["[a, b]: 1\n", ["1:1 EST001 YAML syntax: a key must be plain text"]],
    ["? {a: 1}\n: 2\n", ["1:3 EST001 YAML syntax: a key must be plain text"]],
    ["__proto__:\n  admin: true\n", ["1:1 EST001 YAML syntax: the key __proto__ cannot be used"]],
    ['a: {"__proto__": 1}\n', ["1:5 EST001 YAML syntax: the key __proto__ cannot be used"]],
    ['a: "\\ud800"\n', ["1:4 EST018 the invisible character U+D800 stands here"]],
    [
      'a: "\\e[31m"\n"\\u202e": 1\n',
      [
        "1:4 EST018 the invisible character U+001B stands here",
        "2:1 EST018 the invisible character U+202E stands here",
      ],
    ],
    ['a: "\\0"\n', ["1:4 EST018 the invisible character U+0000 stands here"]],
    ['a: "\\UFFFFFFFF"\n', ["1:4 EST018 the invisible character U+FFFF stands here"]],
    ["%YAML 2.0\n---\na: 1\n", ["2:1 EST001 YAML syntax: unacceptable YAML version of the document"]],
  ])("tells of %j", (text, faults) => {
    expect(read(text).faults).toEqual(faults);
  });

  it("leaves no prototype changed by a document", () => {
    parse('{"__proto__": {"polluted": 1}, "constructor": {"prototype": {"polluted": 1}}}');
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it("refuses an alias bomb at its first anchor", () => {
    const rows = Array.from("bcdefghij", (letter, index) => {
      const before = "abcdefghij"[index];
      return `${letter}: &${letter} [${Array(10).fill(`*${before}`).join(",")}]`;
    });
    const { faults } = read(["a: &a [x, x]", ...rows].join("\n"));
    expect(faults[0]).toBe("1:4 EST008 YAML anchors, aliases and tags are not used in an estate: &a");
    expect(faults).toHaveLength(100);
  });

  it.each([
    ["lists", `${"[".repeat(50_000)}`, "1:100"],
    ["mappings", `${"{a: ".repeat(50_000)}`, "1:394"],
    ["blocks", Array.from({ length: 500 }, (_, depth) => `${" ".repeat(depth)}a:\n`).join(""), "100:100"],
    ["dashes", `${"- ".repeat(50_000)}`, "1:201"],
  ])("refuses deep nesting of %s instead of running out of stack", (_, text, place) => {
    expect(read(text).faults).toEqual([`${place} EST001 YAML syntax: nesting exceeded maxDepth (100)`]);
  });

  /** What takes time that grows with the square of the text would be at it for hours, long past the test's time. */
  const large = 1_000_000;
  it.each([
    ["tagged blocks", Array.from({ length: 99 }, (_, depth) => `${" ".repeat(depth)}a: !x\n`).join("")],
    [
      "anchored keys",
      Array.from({ length: 99 }, (_, depth) => `${" ".repeat(depth)}&a${depth} a:\n`).join(""),
    ],
    ["explicit keys", "? ".repeat(98)],
    ["pairs in lists", `${"[a: ".repeat(98)}${"]".repeat(98)}`],
    ["byte-order marks", "\uFEFF\n".repeat(large / 2)],
    ["byte-order marks and comments", "a: |\n".concat("\uFEFF#\n".repeat(large / 3))],
    ["blank lines", `a:${"\n".repeat(large)}`],
    ["colons", ":".repeat(large)],
    ["question marks", "?\n".repeat(large / 2)],
    ["dashes", "-\n".repeat(large / 2)],
    ["quotes", "'".repeat(large)],
    ["commas", `[${",".repeat(large)}`],
    ["keys", Array.from({ length: 80_000 }, (_, index) => `k${index}: 1`).join("\n")],
    ["the same key", "k: 1\n".repeat(large / 5)],
    ["digits", `a: ${"9".repeat(large)}`],
    ["digits and a letter", `a: ${"9".repeat(large)}e`],
    ["tags", "!a ".repeat(large / 3)],
    ["percent signs", `%${"A ".repeat(large / 2)}`],
  ])("comes to an end of a million characters of %s", (_, text) => {
    const { faults } = parse(text);
    expect(faults.map((fault) => fault(text, "a.yaml").file)).toEqual(faults.map(() => "a.yaml"));
  });

  it("gives what js-yaml gives for every document that it accepts and that uses no more than an estate does", () => {
    const line = fc.string({ unit: fc.constantFrom(..."ab: -[]{},'\"|>#?\n  "), maxLength: 40 });
    fc.assert(
      fc.property(line, (text) => {
        const { value, faults } = parse(text);
        // js-yaml calls an empty key "null"
        fc.pre(faults.length === 0 && !JSON.stringify(value).includes('"":'));
        expect(value).toEqual(load(text, { schema: CORE_SCHEMA }));
      }),
      { numRuns: 5000 },
    );
  });

  it("finds a fault in every document that js-yaml refuses", () => {
    const line = fc.string({ unit: fc.constantFrom(..."ab: -[]{},'\"|>#?&*!%@`\t\n  "), maxLength: 30 });
    fc.assert(
      fc.property(line, (text) => {
        if (refusedByJsYaml(text)) expect(parse(text).faults.length).toBeGreaterThan(0);
      }),
      { numRuns: 5000 },
    );
  });
});

function refusedByJsYaml(text: string): boolean {
  try {
    load(text, { schema: CORE_SCHEMA });
    return false;
  } catch (error) {
    expect(error).toBeInstanceOf(YAMLException);
    return true;
  }
}
