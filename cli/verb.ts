import type { Text } from "../estate/findings/rule.js";
import type { Context } from "./context.js";

/** The parts of the work that verbs belong to, in the order in which help shows them. */
export const stages = {
  declare: { zh: "声明与检查", en: "Declare and check" },
  build: { zh: "生成", en: "Build" },
  change: { zh: "变更", en: "Change" },
  ask: { zh: "查问", en: "Ask" },
  operate: { zh: "运行", en: "Operate" },
} as const satisfies Readonly<Record<string, Text>>;

/** A word given by its place: `ESTATE` in `zhengyun check ESTATE`. Optional ones come last. */
export interface Argument {
  /** How help names it, in capitals. */
  readonly placeholder: string;
  readonly about: Text;
  /** @default false */
  readonly required?: boolean;
  /** Whether any number of words may follow; the verb gets a list. Only for the last argument. @default false */
  readonly repeated?: boolean;
}

/** A switch, without a value: `--check`. */
interface FlagOption {
  readonly about: Text;
}

/** An option that takes any text: `--out DIR`. */
interface ValueOption {
  readonly about: Text;
  /** How help names the value, in capitals. */
  readonly value: string;
  /** Whether it may be given several times; the verb gets a list. @default false */
  readonly repeated?: boolean;
  /** @default false */
  readonly required?: boolean;
}

/** An option that takes one of a few words: `--format text|json|sarif`. */
interface ChoiceOption {
  readonly about: Text;
  readonly choices: readonly string[];
  readonly default?: string;
}

export type Option = FlagOption | ValueOption | ChoiceOption;
export type Arguments = Readonly<Record<string, Argument>>;
export type Options = Readonly<Record<string, Option>>;

type ArgumentValue<A> = A extends { repeated: true }
  ? readonly string[]
  : A extends { required: true }
    ? string
    : string | undefined;

type OptionValue<O> = O extends { choices: readonly (infer C)[] }
  ? O extends { default: string }
    ? C
    : C | undefined
  : O extends { value: string }
    ? O extends { repeated: true }
      ? readonly string[]
      : O extends { required: true }
        ? string
        : string | undefined
    : boolean;

/** What a verb is called with: its arguments and options by name, typed as it declared them. */
export type Input<A extends Arguments, O extends Options> = {
  readonly [K in keyof A]: ArgumentValue<A[K]>;
} & { readonly [K in keyof O]: OptionValue<O[K]> };

/** 0 fine, 1 findings or a refused change, 2 wrong usage. */
export type ExitCode = 0 | 1 | 2;

/**
 * What a verb has to say. The entry file prints `json` under `--json` and `text` otherwise; what takes long to make may
 * be a getter.
 */
export interface Outcome {
  readonly exitCode: ExitCode;
  readonly json: unknown;
  /** In the reader's language, without a newline at its end; nothing is printed when it is empty. */
  readonly text: string;
}

/** A verb as data; types, parsing and help follow from it. */
export interface Verb<A extends Arguments = Arguments, O extends Options = Options> {
  /** What people type: `check`, `duty who`. The file has the same name, with a hyphen for each space. */
  readonly name: string;
  readonly stage: keyof typeof stages;
  /** One line, without a full stop. */
  readonly summary: Text;
  /** A paragraph or two for the verb's own help page. @default none */
  readonly details?: Text;
  readonly arguments: A;
  /** By name in camel case: `terraformBin` is given as `--terraform-bin`. */
  readonly options: O;
  /** A command line that works as it stands, and what it does. */
  readonly example: { readonly command: string; readonly about: Text };
  /**
   * Does the work; writes files perhaps, prints nothing. Heavy modules are imported in here, not above, so that
   * help stays quick.
   * @throws UsageError for what the user can mend
   */
  run(input: Input<A, O>, context: Context): Promise<Outcome>;
}

/** States a verb; the identity function, for the types. */
export function defineVerb<const A extends Arguments, const O extends Options>(verb: Verb<A, O>): Verb<A, O> {
  return verb;
}
