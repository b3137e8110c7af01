import { closest, distance } from "fastest-levenshtein";
import { z } from "zod";
import type { Path } from "../entity.js";
import { shownText } from "./characters.js";
import { type Fault, faultOn } from "./fault.js";
import { offsetOf } from "./place.js";
import { sourceRules } from "./rules.js";
import { description, knownKeys, schemaAt, unwrap } from "./schema-walk.js";
import { problemOf } from "./value-problem.js";

/** A value that keeps to its schema, with defaults filled in, or every place where it does not. */
export type Validated = { readonly value: unknown } | { readonly faults: readonly Fault[] };

/** Holds a parsed document against its schema. All breaches are told at once. */
export function validate(value: unknown, schema: z.ZodType): Validated {
  const result = schema.safeParse(value);
  if (result.success) return { value: result.data };
  return { faults: result.error.issues.flatMap((issue) => faultsOf(issue, value, schema)) };
}

type Issue = z.core.$ZodIssue;

function faultsOf(issue: Issue, root: unknown, schema: z.ZodType): Fault[] {
  const path = issue.path.map((step) => (typeof step === "symbol" ? String(step) : step));
  if (issue.code === "unrecognized_keys") {
    const known = knownKeys(schemaAt(schema, path));
    return issue.keys.map((key) => unknownKey(key, known, [...path, key]));
  }
  if (issue.code === "invalid_union") {
    const inner = likeliestBranch(issue.errors, root, path);
    if (inner)
      return inner.flatMap((one) =>
        faultsOf({ ...one, path: [...path, ...one.path] } as Issue, root, schema),
      );
  }
  const isMissing = path.length > 0 && valueAt(root, path) === undefined && issue.code !== "invalid_key";
  return [isMissing ? missing(path, schema) : wrong(issue, path, root, schema)];
}

function unknownKey(key: string, known: readonly string[], path: Path): Fault {
  const params = { key: shownText(key), known, suggestion: nearest(key, known) };
  return faultOn(sourceRules.unknownKey, params, path, "key");
}

function missing(path: Path, schema: z.ZodType): Fault {
  const about = description(schemaAt(schema, path)) ?? { zh: "必填", en: "it is required" };
  return faultOn(sourceRules.missingKey, { key: String(path.at(-1)), ...about }, path);
}

function wrong(issue: Issue, path: Path, root: unknown, schema: z.ZodType): Fault {
  const isKey = issue.code === "invalid_key";
  const here = schemaAt(schema, path);
  const outer = isKey ? keySchema(schemaAt(schema, path.slice(0, -1))) : here;
  const about = description(outer) ?? { zh: "", en: "" };
  const value = isKey ? path.at(-1) : valueAt(root, path);
  const problem = problemOf(isKey ? (issue.issues[0] ?? issue) : issue, value);
  const params = { ...problem, aboutZh: about.zh, aboutEn: about.en };
  return (text, file) => {
    const shown = typeof value === "number" ? numberAt(text, path, value) : shownValue(value);
    return faultOn(
      sourceRules.wrongValue,
      { ...params, value: shown },
      path,
      isKey ? "key" : "value",
    )(text, file);
  };
}

/** A number as its author wrote it: `1.30` is not 1.3 to a reader. */
function numberAt(text: string, path: Path, value: number): string {
  const written = /^[\w.+-]+/.exec(text.slice(offsetOf(text, path)))?.[0] ?? String(value);
  return shownText(written);
}

function keySchema(record: z.core.$ZodType | undefined): z.core.$ZodType | undefined {
  const inner = record && unwrap(record);
  return inner instanceof z.ZodRecord ? inner.keyType : undefined;
}

/** Of a union's branches, the one whose complaints lie deepest: the one the author had in mind. */
function likeliestBranch(
  branches: readonly (readonly Issue[])[],
  root: unknown,
  path: Path,
): readonly Issue[] | undefined {
  const value = valueAt(root, path);
  if (typeof value !== "object" || value === null) return undefined;
  return branches.find(
    (issues) =>
      issues.length > 0 &&
      issues.every((issue) => issue.path.length > 0 || issue.code === "unrecognized_keys"),
  );
}

function valueAt(root: unknown, path: Path): unknown {
  let here = root;
  for (const step of path) {
    if (typeof here !== "object" || here === null || !Object.hasOwn(here, step)) return undefined;
    here = (here as Record<string | number, unknown>)[step];
  }
  return here;
}

/** A value as a reader would recognise it, on one line. */
function shownValue(value: unknown): string {
  return shownText(JSON.stringify(value) ?? String(value));
}

/** The known word nearest to a misspelt one, if any is near enough to be meant. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  const furthest = Math.max(2, Math.floor(word.length / 3));
  const near = known.filter((candidate) => Math.abs(candidate.length - word.length) <= furthest);
  if (near.length === 0 || word.length > 200) return undefined;
  const candidate = closest(word, near);
  return distance(word, candidate) <= furthest ? candidate : undefined;
}
