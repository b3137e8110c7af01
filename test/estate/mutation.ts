import { mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import fc from "fast-check";
import { parse, stringify } from "yaml";

/** Something done to an estate that people or their tools might do to it. */
export interface Mutation {
  /** For the report of a failure. */
  readonly name: string;
  /** The one file it writes over, if that is all it does. */
  readonly file?: string;
  apply(folder: string): void;
}

/** What stands in files and where others do not expect it. */
const oddTokens = [
  ..."{}[]:,-?|>&*!%@`#'\"~\\\t\n\r\0$= ",
  "${x}",
  "%{ if }",
  "&a",
  "*a",
  "!!binary ",
  "!x ",
  "<<: ",
  "---\n",
  "...\n",
  "? ",
  "- ",
  ": ",
  "|\n",
  ">2\n",
  "null",
  "true",
  ".nan",
  ".inf",
  "1e999",
  "-1",
  "0x10",
  "99999999999999999999",
  "__proto__",
  "constructor",
  "\u202e",
  "\uFEFF",
  "\u2028",
  "\\ud800",
  "教",
  "𠮷",
  "2026-02-30",
  "10.0.0.1/8",
  "fd00::/129",
];

const oddValues: readonly unknown[] = [
  null,
  "",
  " ",
  "a",
  "A B",
  "constructor",
  "${x}",
  "quote\"'",
  "教".repeat(600),
  0,
  -1,
  0.3,
  1e21,
  true,
  [],
  {},
  [[]],
  [null],
  { a: { b: 1 } },
  { constructor: 1 },
  "2026-11-22",
  "2026-02-30",
  "10.0.0.0/8",
  "education",
  "education/office",
  "tcp/70000",
  "9999Pi",
];

const oddNames = [
  "x.yaml",
  "X.yaml",
  "constructor.yaml",
  "a b.yaml",
  "a\nb.yaml",
  "教育.yaml",
  "no-ending",
  "two.yaml.bak",
  "e.yml",
  "estate.yaml",
  `${"long".repeat(30)}.yaml`,
  "calendar-2026.yaml",
];

type Edit = (bytes: Buffer) => Buffer;

/** Any of a few thousand things done to one of these files, or to where it lies. */
export function mutations(files: ReadonlyMap<string, Buffer>): fc.Arbitrary<Mutation> {
  const file = fc.constantFrom(...files.keys());
  const edit = fc.oneof(byteEdit, lineEdit, tokenEdit, nodeEdit);
  const edits = fc.tuple(file, fc.array(edit, { minLength: 1, maxLength: 3 })).map(([name, made]) => ({
    name: `${name}: ${made.map((one) => one.name).join(", ")}`,
    file: name,
    apply: (folder: string) => {
      const bytes = made.reduce((before, one) => one.edit(before), files.get(name) ?? Buffer.of());
      writeFileSync(join(folder, name), bytes);
    },
  }));
  return fc.oneof({ arbitrary: edits, weight: 6 }, { arbitrary: fileOperation(file), weight: 1 });
}

interface NamedEdit {
  readonly name: string;
  readonly edit: Edit;
}

const share = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

const byteEdit: fc.Arbitrary<NamedEdit> = fc
  .record({ at: share, length: fc.nat(20), put: fc.uint8Array({ maxLength: 8 }) })
  .map(({ at, length, put }) => ({
    name: `bytes at ${at} by ${JSON.stringify([...put])}`,
    edit: (bytes) => {
      const start = Math.floor(at * bytes.length);
      return Buffer.concat([bytes.subarray(0, start), put, bytes.subarray(start + length)]);
    },
  }));

const lineEdit: fc.Arbitrary<NamedEdit> = fc
  .record({
    at: share,
    what: fc.constantFrom("drop", "twice", "indent", "outdent", "tab", "swap", "cut", "join", "crlf"),
  })
  .map(({ at, what }) => ({
    name: `${what} line at ${at}`,
    edit: (bytes) => Buffer.from(editLine(bytes.toString(), at, what)),
  }));

function editLine(text: string, at: number, what: string): string {
  const lines = text.split("\n");
  const index = Math.floor(at * lines.length);
  const line = lines[index] ?? "";
  const instead: Record<string, string[]> = {
    drop: [],
    twice: [line, line],
    indent: [`  ${line}`],
    outdent: [line.replace(/^ /, "")],
    tab: [`\t${line}`],
    swap: [lines[index + 1] ?? "", line],
    crlf: [`${line}\r`],
  };
  if (what === "cut") return lines.slice(0, index).join("\n");
  if (what === "join")
    return [...lines.slice(0, index), line + (lines[index + 1] ?? ""), ...lines.slice(index + 2)].join("\n");
  lines.splice(index, what === "swap" ? 2 : 1, ...(instead[what] ?? []));
  return lines.join("\n");
}

const tokenEdit: fc.Arbitrary<NamedEdit> = fc
  .record({
    at: share,
    put: fc.constantFrom(...oddTokens),
    times: fc.constantFrom(1, 1, 1, 3, 2000),
    whole: fc.boolean(),
  })
  .map(({ at, put, times, whole }) => ({
    name: `token at ${at} by ${JSON.stringify(put)} ×${times}`,
    edit: (bytes) => {
      const tokens = bytes.toString().split(/(?<=[\s:{}[\],"])|(?=[\s:{}[\],"])/);
      const index = Math.floor(at * tokens.length);
      tokens.splice(index, whole ? 1 : 0, put.repeat(times));
      return Buffer.from(tokens.join(""));
    },
  }));

const nodeEdit: fc.Arbitrary<NamedEdit> = fc
  .record({
    at: share,
    what: fc.constantFrom("value", "drop", "key", "list", "move"),
    put: fc.constantFrom(...oddValues),
    other: share,
  })
  .map(({ at, what, put, other }) => ({
    name: `${what} of node at ${at} by ${JSON.stringify(put)?.slice(0, 20)}`,
    edit: (bytes) => editNode(bytes, at, what, put, other),
  }));

type Holder = Record<string, unknown>;

/** A document that the yaml package cannot read or write any more stays as it is. */
function editNode(bytes: Buffer, at: number, what: string, put: unknown, other: number): Buffer {
  try {
    const tree: { root: unknown } = { root: parse(bytes.toString(), { logLevel: "silent" }) };
    editTree(tree, at, what, put, other);
    return Buffer.from(stringify(tree.root, { aliasDuplicateObjects: false }) ?? "");
  } catch {
    return bytes;
  }
}

function editTree(tree: object, at: number, what: string, put: unknown, other: number): void {
  const nodes = [...nodesOf(tree)];
  const { holder, key } = nodes[Math.floor(at * nodes.length)] ?? { holder: {}, key: "" };
  const away = nodes[Math.floor(other * nodes.length)] ?? { holder: {}, key: "" };
  const value = holder[key];
  if (what === "value") holder[key] = put;
  else if (what === "drop") delete holder[key];
  else if (what === "list") holder[key] = [value, value];
  else if (what === "key" && !Array.isArray(holder)) {
    delete holder[key];
    holder[typeof put === "string" ? put : `${key}x`] = value;
  } else if (what === "move") away.holder[away.key] = structuredClone(value);
}

function* nodesOf(holder: object): Generator<{ holder: Holder; key: string }> {
  for (const [key, value] of Object.entries(holder)) {
    yield { holder: holder as Holder, key };
    if (typeof value === "object" && value !== null) yield* nodesOf(value);
  }
}

function fileOperation(file: fc.Arbitrary<string>): fc.Arbitrary<Mutation> {
  const what = fc.constantFrom(
    "remove",
    "empty",
    "folder",
    "loop",
    "dangling",
    "rename",
    "copy",
    "large",
    "into file",
    "up",
  );
  return fc
    .tuple(file, file, what, fc.constantFrom(...oddNames))
    .map(([name, other, operation, oddName]) => ({
      name: `${operation} ${name}, ${other}, ${JSON.stringify(oddName)}`,
      apply: (folder) => operate(operation, folder, name, join(dirname(other), oddName)),
    }));
}

function operate(operation: string, folder: string, name: string, target: string): void {
  const path = join(folder, name);
  const to = join(folder, target);
  const content = Buffer.from("a: 1\n");
  if (operation === "copy" || operation === "rename") {
    if (operation === "rename" && path !== to) renameSync(path, to);
    else writeFileSync(to, content);
    return;
  }
  if (operation === "up") symlinkSync("..", `${to}-up`);
  else rmSync(path);
  if (operation === "empty") writeFileSync(path, "");
  if (operation === "folder") mkdirSync(path);
  if (operation === "loop") symlinkSync(name.slice(name.lastIndexOf("/") + 1), path);
  if (operation === "dangling") symlinkSync("nowhere", path);
  if (operation === "large") writeFileSync(path, `a: ${"x".repeat(1_100_000)}`);
  if (operation === "into file" && name.includes("/")) {
    rmSync(dirname(path), { recursive: true });
    writeFileSync(dirname(path), content);
  }
}
