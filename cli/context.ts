import type { Colors } from "picocolors/types.js";
import type { Language } from "./language.js";
import type { Progress } from "./progress.js";

/** What a verb may know of the world around it. Tests make their own. */
export interface Context {
  readonly language: Language;
  /** Absolute path of the folder that relative paths start from. */
  readonly folder: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Columns of the terminal, or 80 where there is none. */
  readonly width: number;
  /** Colours where they are wanted, else functions that leave text as it is. */
  readonly colors: Colors;
  readonly progress: Progress;
  now(): Date;
  /** Asks a question and gives the answer. Left out where there is nobody to ask: without a terminal, under `--json`. */
  readonly ask?: (question: string) => Promise<string>;
  /**
   * From the first call on, Ctrl-C and SIGTERM abort this signal instead of ending the process, so that work under
   * way can be brought to a safe end; a second one ends the process.
   */
  interruption(): AbortSignal;
}
