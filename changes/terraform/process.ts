import { execa, type Options } from "execa";

/** How a program ended. */
export interface Ended {
  /** Exit code; undefined when a signal ended it. */
  readonly code: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
  /** Why it was asked to stop before its own end, if it was. */
  readonly stopped?: "interrupted" | "timeout";
  /** It did not come to its end even then, and was killed. */
  readonly killed?: true;
}

export interface ProcessOptions {
  readonly folder: string;
  readonly environment: Readonly<Record<string, string>>;
  /** Milliseconds after which the program is asked to stop. */
  readonly timeout: number;
  /** Asks the program to stop when it aborts. */
  readonly interruption: AbortSignal;
  /** Called with each line of its standard output. */
  readonly onLine?: (line: string) => void;
  /** Milliseconds that a program asked to stop has to come to its end. @default 5 minutes */
  readonly patience?: number;
}

/**
 * Runs a program to its end.
 *
 * It gets a session of its own: Ctrl-C in a terminal reaches every process of the session, and Terraform takes a
 * second interrupt as leave to exit without writing its state. So we alone tell it to stop, once, and wait.
 *
 * @throws Error if the program cannot be started
 */
export async function run(program: string, args: readonly string[], options: ProcessOptions): Promise<Ended> {
  const { folder, environment, timeout, interruption, onLine, patience = 300_000 } = options;
  if (interruption.aborted) return { code: undefined, stdout: "", stderr: "", stopped: "interrupted" };
  const child = execa(program, args, {
    cwd: folder,
    env: environment,
    extendEnv: false,
    stdin: "ignore",
    detached: true,
    cleanup: false,
    reject: false,
    maxBuffer: 1 << 30,
    ...(onLine ? { stdout: lines(onLine) } : {}),
  } satisfies Options);

  let stopped: Ended["stopped"];
  let killed = false;
  let lastResort: NodeJS.Timeout | undefined;
  const stop = (why: Ended["stopped"]) => {
    if (stopped) return;
    stopped = why;
    child.kill("SIGINT");
    lastResort = setTimeout(() => {
      killed = true;
      killGroup(child.pid);
    }, patience);
  };
  const interrupt = () => stop("interrupted");
  interruption.addEventListener("abort", interrupt, { once: true });
  const clock = setTimeout(() => stop("timeout"), timeout);
  try {
    const result = await child;
    if (result.exitCode === undefined && result.signal === undefined) throw result;
    const { exitCode, stdout, stderr } = result;
    return {
      code: exitCode,
      stdout: text(stdout),
      stderr: text(stderr),
      ...(stopped ? { stopped } : {}),
      ...(killed ? { killed } : {}),
    };
  } finally {
    clearTimeout(clock);
    clearTimeout(lastResort);
    interruption.removeEventListener("abort", interrupt);
  }
}

/** Hands each line on while it is collected too. */
function lines(onLine: (line: string) => void) {
  return function* (line: unknown) {
    onLine(String(line));
    yield line;
  };
}

const text = (output: unknown): string => (typeof output === "string" ? output : "");

/** Ends a program and the provider plugins it started. */
function killGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, "SIGKILL");
  } catch {
    // It ended in the meantime.
  }
}
