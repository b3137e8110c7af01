import { createInterface } from "node:readline/promises";
import picocolors from "picocolors";
import type { Context } from "./context.js";
import type { Language } from "./language.js";
import { liveProgress } from "./live-progress.js";
import { type Progress, plainProgress, silentProgress } from "./progress.js";

/** What a command line says about how to speak. */
interface Manner {
  readonly json: boolean;
  readonly noColor: boolean;
}

/** The world as it is around this process. `stop` ends what is shown of the progress. */
export function surroundings(
  language: Language,
  { json, noColor }: Manner,
): { context: Context; stop: () => void } {
  const { env: environment, stderr, stdout } = process;
  const isColored = (stream: { isTTY?: boolean }) =>
    !noColor &&
    !environment.NO_COLOR &&
    (Boolean(environment.FORCE_COLOR) || (stream.isTTY === true && environment.TERM !== "dumb"));
  const { progress, stop } = progressOn(stderr, json, isColored(stderr));
  const context: Context = {
    language,
    folder: process.cwd(),
    environment,
    width: stdout.columns ?? 80,
    colors: picocolors.createColors(isColored(stdout)),
    progress,
    now: () => new Date(),
    interruption,
    ...(process.stdin.isTTY && stderr.isTTY && !json ? { ask } : {}),
  };
  return { context, stop };
}

function progressOn(
  stderr: NodeJS.WriteStream,
  json: boolean,
  isColored: boolean,
): { progress: Progress; stop: () => void } {
  const nothing = () => {};
  if (json) return { progress: silentProgress, stop: nothing };
  if (!stderr.isTTY || process.env.TERM === "dumb") {
    return { progress: plainProgress((line) => stderr.write(`${line}\n`)), stop: nothing };
  }
  const live = liveProgress(stderr, picocolors.createColors(isColored));
  return { progress: live, stop: live.stop };
}

/** Ctrl-C at a question is an answer too: an empty one. */
async function ask(question: string): Promise<string> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const leave = new AbortController();
  terminal.once("SIGINT", () => leave.abort());
  try {
    return await terminal.question(question, { signal: leave.signal });
  } catch (error) {
    if (leave.signal.aborted) return "";
    throw error;
  } finally {
    terminal.close();
  }
}

let interrupted: AbortController | undefined;

function interruption(): AbortSignal {
  if (!interrupted) {
    const controller = new AbortController();
    interrupted = controller;
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => controller.abort());
  }
  return interrupted.signal;
}
