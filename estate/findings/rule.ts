/** A text in both languages. */
export interface Text {
  readonly zh: string;
  readonly en: string;
}

/** A text with parameters, in both languages. */
export interface Template<P> {
  readonly zh: (params: P) => string;
  readonly en: (params: P) => string;
  /** Each way of telling it, for the catalogue, where the parameters choose between several. @default itself */
  readonly variants?: readonly Template<never>[];
}

export type Severity = "error" | "warning";

/**
 * What a code stands for: the rule as a sentence, and how a breach of it is told. The catalogue of all codes is
 * collected from the rules; nothing about a code is written anywhere else.
 */
export interface Rule<P> {
  /** Area and number, `NET012`. Never reused for another rule. */
  readonly code: string;
  readonly severity: Severity;
  /** The rule as one sentence stating what holds in a sound estate. */
  readonly title: Text;
  readonly message: Template<P>;
  /** What to do about it. */
  readonly hint: Template<P>;
  /** The clause, paper or agreement the rule comes from. */
  readonly source?: string;
  /** Whether an exception may accept it for a while. @default true for checks, never for EST codes */
  readonly waivable?: boolean;
  /** More about a rule of the rule-file linter, which has a finer scale and examples. */
  readonly lint?: {
    readonly level: "bug" | "warning" | "style";
    readonly why: Text;
    readonly example: { readonly bad: string; readonly good: string };
  };
}
