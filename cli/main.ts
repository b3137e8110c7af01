#!/usr/bin/env node
import { UsageError } from "../estate/usage-error.js";
import { type Language, languageOf } from "./language.js";
import { allVerbs } from "./registry.js";
import { understand } from "./request.js";
import type { ExitCode } from "./verb.js";

/** The entry: the only file that prints and sets the exit code. */

const { env: environment, stderr, stdout } = process;
const typed = process.argv.slice(2);

for (const stream of [stdout, stderr]) {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    // A reader that has seen enough (`| head`) is nobody's fault.
    if (error.code === "EPIPE") process.exit();
    throw error;
  });
}
process.on("uncaughtException", async (error) => {
  await complain(error);
  process.exit();
});

answer().then((exitCode) => {
  process.exitCode = exitCode;
}, complain);

async function answer(): Promise<ExitCode> {
  const request = await understand(typed);
  if (request.kind === "version") {
    const { version } = await import("./package-root.js");
    stdout.write(`zhengyun ${version()}\n`);
    return 0;
  }
  const language = request.common.lang ?? languageOf(environment);
  if (request.kind === "help") {
    const { mainHelp, verbHelp } = await import("./help.js");
    const columns = stdout.columns ?? 80;
    const page = request.verb
      ? verbHelp(request.verb, language, columns)
      : mainHelp(await allVerbs(), language, columns);
    (request.asked ? stdout : stderr).write(`${page}\n`);
    return request.asked ? 0 : 2;
  }
  const { surroundings } = await import("./surroundings.js");
  const { context, stop } = surroundings(language, request.common);
  const outcome = await request.verb.run(request.input, context).finally(stop);
  const said = request.common.json ? JSON.stringify(outcome.json, null, 2) : outcome.text;
  if (said) stdout.write(`${said}\n`);
  return outcome.exitCode;
}

/** Errors in one sentence and a hint; what we did not foresee is our fault, and says so. */
async function complain(error: unknown): Promise<void> {
  process.exitCode = 2;
  const language = languageTyped() ?? languageOf(environment);
  const { faultToTell } = await import("./fault-to-tell.js");
  stderr.write(`${faultToTell(error, language)}\n`);
  if (environment.ZHENGYUN_DEBUG && !(error instanceof UsageError)) {
    stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  }
}

/** The language asked for on a command line that may be wrong otherwise. */
function languageTyped(): Language | undefined {
  const asked = typed.map((word, index) =>
    word === "--lang"
      ? typed[index + 1]
      : word.startsWith("--lang=")
        ? word.slice("--lang=".length)
        : undefined,
  );
  return asked.find((word) => word === "zh" || word === "en");
}
