/** One comparison of the table; a file `rows/<id>.ts` that exports it as `row`. */
export interface Row {
  readonly title: string;
  /** The variant whose time is 1; of several, the slowest. */
  readonly base: string | readonly string[];
  readonly variants: readonly Variant[];
  /** How often each variant is run; the median counts. @default 5 */
  readonly rounds?: number;
  /** Why it cannot be measured here, in half a sentence; such a row is told as not run. @default - it can */
  missing?(): string | undefined;
  /** Makes the input. @param folder an empty folder of the row's own @param quick small input, for tests */
  prepare?(folder: string, quick: boolean): Promise<void> | void;
  /** Compares what the variants made. @throws when it is not what it should be */
  verify?(folder: string, quick: boolean): Promise<void> | void;
  /** What else follows from the figures; a sentence below the table. */
  remark?(folder: string): string;
  /** Ends what `prepare` and `before` started, also after a failure. */
  finish?(): Promise<void> | void;
}

/** A program that is run in a fresh Node process. */
export interface Variant {
  readonly name: string;
  /** The compiled module. */
  readonly module: URL;
  /** Its arguments. */
  args(folder: string, quick: boolean): readonly string[];
  /** What it finds in its environment beside ours. */
  environment?(folder: string): Readonly<Record<string, string>>;
  /** What is done before each run and not measured, such as putting the last run's output aside. */
  before?(folder: string, round: number): Promise<void> | void;
  /** What it should stay below. */
  readonly atMost?: Bounds;
}

export interface Bounds {
  /** Of its time to the base's. */
  readonly ratio?: number;
  readonly megabytes?: number;
  readonly milliseconds?: number;
  /** Of what it takes more than the base, in milliseconds. */
  readonly more?: number;
}
