import { parseArgs } from "node:util";
import { flagOf } from "./common-options.js";
import * as faults from "./usage-faults.js";
import type { Arguments, Input, Option, Options } from "./verb.js";

/** What was typed, sorted: options by name, and the words between them. */
interface Parsed<O extends Options> {
  readonly options: Input<Record<never, never>, O>;
  readonly words: readonly string[];
}

/**
 * Reads options and words, strictly.
 * @throws UsageError for an unknown option, a missing, a wrong or a needless value
 */
export function parse<O extends Options>(typed: readonly string[], options: O): Parsed<O> {
  const tokens = tokensOf(typed, options);
  const given = new Map<string, string[]>();
  for (const token of tokens) {
    if (token.kind !== "option") continue;
    const [name, option] = optionTyped(token.rawName, options);
    given.set(name, [...(given.get(name) ?? []), valueTyped(token, option)]);
  }
  const values = Object.entries(options).map(([name, option]) => [
    name,
    valueOfOption(option, given.get(name)),
  ]);
  return {
    options: Object.fromEntries(values) as Parsed<O>["options"],
    words: tokens.flatMap((token) => (token.kind === "positional" ? [token.value] : [])),
  };
}

/** @throws UsageError where an option that is required was not given */
export function assertComplete(values: Readonly<Record<string, unknown>>, options: Options): void {
  for (const [name, option] of Object.entries(options)) {
    if ("value" in option && option.required && values[name] === undefined) {
      throw faults.missingOption(flagOf(name), option.value);
    }
  }
}

/** Where the first word stands among options that may precede it, or the end where there is none. */
export function firstWord(typed: readonly string[], options: Options): number {
  return tokensOf(typed, options).find((token) => token.kind === "positional")?.index ?? typed.length;
}

/**
 * Gives words the names of the arguments that a verb declares.
 * @throws UsageError for a word too many or too few
 */
export function named(
  words: readonly string[],
  declared: Arguments,
): Readonly<Record<string, string | readonly string[] | undefined>> {
  const declarations = Object.entries(declared);
  const excess = words[declarations.length];
  if (excess !== undefined && !declarations.at(-1)?.[1].repeated) throw faults.excessWord(excess);
  return Object.fromEntries(
    declarations.map(([name, argument], index) => {
      const word = words[index];
      if (!word && argument.required) throw faults.missingArgument(argument.placeholder);
      return [name, argument.repeated ? words.slice(index) : word];
    }),
  );
}

type Token = ReturnType<typeof tokensOf>[number];
type OptionToken = Extract<Token, { kind: "option" }>;

function tokensOf(typed: readonly string[], options: Options) {
  const known = Object.entries(options).map(([name, option]) => [
    flagOf(name).slice(2),
    {
      type: takesValue(option) ? ("string" as const) : ("boolean" as const),
      ...(name === "help" ? { short: "h" } : {}),
    },
  ]);
  return parseArgs({
    args: [...typed],
    options: Object.fromEntries(known),
    strict: false,
    tokens: true,
  }).tokens;
}

function takesValue(option: Option): boolean {
  return "value" in option || "choices" in option;
}

function optionTyped(flag: string, options: Options): [string, Option] {
  const entries = Object.entries(options);
  const found = entries.find(([name]) => flagOf(name) === flag || (flag === "-h" && name === "help"));
  if (!found) {
    throw faults.unknownOption(
      flag,
      entries.map(([name]) => flagOf(name)),
    );
  }
  return found;
}

/** The value of one option as typed, checked; "" for a switch. */
function valueTyped({ rawName, value, inlineValue }: OptionToken, option: Option): string {
  if (!takesValue(option)) {
    if (value !== undefined) throw faults.needlessValue(rawName, value);
    return "";
  }
  if (!value || (!inlineValue && value.startsWith("--"))) throw faults.missingValue(rawName);
  if ("choices" in option && !option.choices.includes(value)) {
    throw faults.wrongChoice(rawName, value, option.choices);
  }
  return value;
}

function valueOfOption(option: Option, given: readonly string[] | undefined): unknown {
  if ("choices" in option) return given?.at(-1) ?? option.default;
  if (!("value" in option)) return given !== undefined;
  return option.repeated ? (given ?? []) : given?.at(-1);
}
