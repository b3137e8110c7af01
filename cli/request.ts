import { commonOptions, leadingOptions } from "./common-options.js";
import { assertComplete, firstWord, named, parse } from "./parse.js";
import { verbNamed, verbNames } from "./registry.js";
import { unknownVerb } from "./usage-faults.js";
import type { Arguments, Input, Options, Verb } from "./verb.js";

type Common = Input<Record<never, never>, typeof commonOptions>;

/** What a command line asks for. */
export type Request =
  | { readonly kind: "version" }
  /** Help on a verb, or the main page; `asked` is false where nothing at all was asked for. */
  | { readonly kind: "help"; readonly verb?: Verb; readonly asked: boolean; readonly common: Common }
  | {
      readonly kind: "run";
      readonly verb: Verb;
      readonly input: Input<Arguments, Options>;
      readonly common: Common;
    };

/**
 * Understands a command line. Loads the one verb it names, and no other.
 * @param typed without the names of node and of the program
 * @throws UsageError for what it cannot mean
 */
export async function understand(typed: readonly string[]): Promise<Request> {
  const split = firstWord(typed, leadingOptions);
  const { options: leading } = parse(typed.slice(0, split), leadingOptions);
  if (leading.version) return { kind: "version" };
  const isHelp = typed[split] === "help";
  const words = typed.slice(isHelp ? split + 1 : split);
  const name = verbIn(words);
  if (name === undefined) {
    const common = merged(leading, parse(words, commonOptions).options);
    return { kind: "help", asked: isHelp || common.help, common };
  }
  const verb = await verbNamed(name);
  const options: Options = { ...verb.options, ...commonOptions };
  const given = parse(words.slice(name.split(" ").length), options);
  const common = merged(leading, commonIn(given.options));
  if (isHelp || common.help) return { kind: "help", verb, asked: true, common };
  assertComplete(given.options, options);
  // What was parsed by a verb's own declarations has the types that follow from them.
  const input = { ...given.options, ...named(given.words, verb.arguments) } as Input<Arguments, Options>;
  return { kind: "run", verb, input, common };
}

/** The verb that words begin with, the longest where one verb's name begins another's. */
function verbIn(words: readonly string[]): string | undefined {
  const [first] = words;
  if (first === undefined || first.startsWith("-")) return undefined;
  const names = verbNames();
  const found = names
    .filter((name) => name.split(" ").every((part, index) => words[index] === part))
    .sort((a, b) => b.length - a.length)[0];
  if (found === undefined) throw unknownVerb(first, names);
  return found;
}

/** The common options among all that were given to a verb. */
function commonIn({ lang, json, noColor, help }: Readonly<Record<string, unknown>>): Common {
  return {
    lang: lang === "zh" || lang === "en" ? lang : undefined,
    json: json === true,
    noColor: noColor === true,
    help: help === true,
  };
}

/** Common options may stand before the verb and after it; the later word wins. */
function merged(before: Common, after: Common): Common {
  return {
    lang: after.lang ?? before.lang,
    json: before.json || after.json,
    noColor: before.noColor || after.noColor,
    help: before.help || after.help,
  };
}
