import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Text } from "../../estate/findings/rule.js";
import { canonical } from "../plan/canonical.js";
import type { Workspace } from "../workspace.js";
import { terraformEnvironment } from "./environment.js";
import { type Diagnostic, readBoxes, readEvent, type TerraformEvent } from "./events.js";
import { type Failure, failure } from "./failure.js";
import { Gate } from "./gate.js";
import { type Ended, run } from "./process.js";
import type { Program } from "./program.js";
import { ProviderLock, type Settings, settingsOf } from "./provider-lock.js";
import { recognise, recogniseBeginning } from "./recognise.js";
import { redactor } from "./redact.js";

/** A synthesised stack that Terraform is run on. */
export interface StackFolder {
  readonly name: string;
  /** Absolute path of the folder with its cdk.tf.json. */
  readonly folder: string;
}

/** An object that exists, and the resource it is to become. */
export interface Import {
  readonly to: string;
  readonly id: string;
}

export interface TerraformOptions {
  readonly workspace: Workspace;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Lets what is under way come to a safe end, and nothing new begin. */
  readonly interruption: AbortSignal;
  /** Milliseconds for one plan of one stack. @default 20 minutes */
  readonly planTimeout?: number;
  /** Milliseconds for one apply of one stack. @default 1 hour */
  readonly applyTimeout?: number;
  /** Seconds to wait for a locked state. @default 5 */
  readonly lockTimeout?: number;
}

/** Told of what Terraform does while it does it. */
export type Listener = (event: TerraformEvent) => void;

const minute = 60_000;
const initTimeout = 10 * minute;

/** Runs Terraform on stacks: plans that are saved, and exactly the saved plans applied. */
export class Terraform {
  readonly #lock: ProviderLock;
  readonly #safe: (text: string) => string;
  readonly #cache: string;
  /** Terraform's plugin cache may be filled by one `init` at a time. */
  readonly #filling = new Gate();

  constructor(
    readonly program: Program,
    private readonly options: TerraformOptions,
  ) {
    this.#lock = new ProviderLock(options.workspace.providerLock, program.product);
    this.#safe = redactor(options.environment);
    this.#cache = options.workspace.pluginCache;
  }

  /**
   * Plans a stack and saves the plan for `apply`.
   * @param imports objects to take into the state with it
   * @returns what `show -json` says of the plan, or why there is none
   */
  async plan(
    stack: StackFolder,
    listen: Listener = () => {},
    imports: readonly Import[] = [],
  ): Promise<{ json: unknown } | { failure: Failure }> {
    if (imports.length === 0) return this.#plan(stack, listen);
    const file = join(stack.folder, "import.tf.json");
    await writeFile(file, JSON.stringify({ import: imports }));
    // A saved plan holds its configuration, so the file is needed no longer than the planning lasts.
    return this.#plan(stack, listen).finally(() => rm(file, { force: true }));
  }

  async #plan(stack: StackFolder, listen: Listener): Promise<{ json: unknown } | { failure: Failure }> {
    const first = await this.#init(stack, false);
    if (first.failure) return { failure: first.failure };
    let planned = await this.#planOnce(stack, listen);
    if (planned?.kind === "providers" && !first.isFresh) {
      const again = await this.#init(stack, true);
      if (again.failure) return { failure: again.failure };
      planned = await this.#planOnce(stack, listen);
    }
    return planned ? { failure: planned } : this.#show(stack);
  }

  /** Applies the plan that `plan` saved, and nothing else. */
  async apply(stack: StackFolder, listen: Listener = () => {}): Promise<Failure | undefined> {
    const args = ["apply", "-json", "-input=false", this.#lockTimeout, this.#planFile(stack)];
    return this.#json(stack, args, listen, this.options.applyTimeout ?? 60 * minute);
  }

  #planOnce(stack: StackFolder, listen: Listener): Promise<Failure | undefined> {
    const args = ["plan", "-json", "-input=false", this.#lockTimeout, `-out=${this.#planFile(stack)}`];
    return this.#json(stack, args, listen, this.options.planTimeout ?? 20 * minute);
  }

  async #show(stack: StackFolder): Promise<{ json: unknown } | { failure: Failure }> {
    const args = ["show", "-json", this.#planFile(stack)];
    const ended = await this.#run(stack, args, this.options.planTimeout ?? 20 * minute);
    if (ended.code === 0 && !ended.stopped) return { json: JSON.parse(ended.stdout) };
    return { failure: stopped(ended) ?? recognise(readBoxes(this.#safe(ended.stderr))) };
  }

  /** Runs a command with `-json` output; gives undefined when it succeeded. */
  async #json(
    stack: StackFolder,
    args: readonly string[],
    listen: Listener,
    timeout: number,
  ): Promise<Failure | undefined> {
    const diagnostics: Diagnostic[] = [];
    const ended = await this.#run(stack, args, timeout, (line) => {
      const event = readEvent(line);
      if (event?.type === "diagnostic") diagnostics.push(this.#diagnostic(event.diagnostic));
      if (event) listen(event);
    });
    if (ended.code === 0 && !ended.stopped) return undefined;
    if (ended.code === 0 && ended.stopped === "interrupted" && !diagnostics.some(isError)) return undefined;
    return stopped(ended) ?? recognise([...diagnostics, ...readBoxes(this.#safe(ended.stderr))]);
  }

  /** Prepares the folder, unless that was done before and nothing it depends on has changed since. */
  async #init(stack: StackFolder, again: boolean): Promise<{ failure?: Failure; isFresh: boolean }> {
    const settings = await settingsOf(stack.folder);
    const data = this.options.workspace.dataOf(stack.name);
    const stamp = join(data, "zhengyun.stamp");
    this.#lock.lend(settings, stack.folder);
    const known = again ? "" : await readFile(stamp, "utf8").catch(() => "");
    if (known === this.#stampOf(settings)) return { isFresh: false };
    await Promise.all([rm(stamp, { force: true }), mkdir(data, { recursive: true }), this.#makeCache()]);
    const failed = await this.#filling.pass(canonical(settings.providers ?? null), () =>
      this.#initOnce(stack, settings),
    );
    if (failed) return { failure: failed, isFresh: true };
    await writeFile(stamp, this.#stampOf(settings));
    return { isFresh: true };
  }

  async #initOnce(stack: StackFolder, settings: Settings): Promise<Failure | undefined> {
    const { workspace } = this.options;
    const local = settings.backend === "local";
    const path = workspace.statePathFrom(stack.folder, stack.name);
    if (local && (await this.#backendBefore(stack.name)) === "local") {
      // Only the path differs, and it leads to the same state: there is nothing to migrate.
      await rm(join(workspace.dataOf(stack.name), "terraform.tfstate"), { force: true });
    }
    const args = ["init", "-input=false", "-no-color", ...(local ? [`-backend-config=path=${path}`] : [])];
    this.#lock.lend(settings, stack.folder);
    const ended = await this.#run(stack, args, initTimeout);
    if (ended.code !== 0 || ended.stopped) {
      return stopped(ended) ?? recogniseBeginning(readBoxes(this.#safe(ended.stderr)));
    }
    this.#lock.keep(stack.folder);
    return undefined;
  }

  /** The kind of backend that the stack was last used with from here. */
  async #backendBefore(stack: string): Promise<string | undefined> {
    const file = join(this.options.workspace.dataOf(stack), "terraform.tfstate");
    const text = await readFile(file, "utf8").catch(() => "{}");
    const { backend } = JSON.parse(text) as { backend?: { type?: string } };
    return backend?.type;
  }

  #stampOf(settings: Settings): string {
    const { path, version } = this.program;
    return canonical([path, version, this.#cache, settings.block, this.#lock.contents(settings)]);
  }

  async #makeCache(): Promise<void> {
    await mkdir(this.#cache, { recursive: true });
  }

  #run(
    stack: StackFolder,
    args: readonly string[],
    timeout: number,
    onLine?: (line: string) => void,
  ): Promise<Ended> {
    const { workspace, environment, interruption } = this.options;
    const folders = { data: workspace.dataOf(stack.name), pluginCache: this.#cache };
    return run(this.program.path, args, {
      folder: stack.folder,
      environment: terraformEnvironment(environment, folders),
      timeout,
      interruption,
      ...(onLine ? { onLine } : {}),
    });
  }

  #diagnostic(diagnostic: Diagnostic): Diagnostic {
    const { summary, detail } = diagnostic;
    return { ...diagnostic, summary: this.#safe(summary), detail: this.#safe(detail) };
  }

  #planFile = (stack: StackFolder) => this.options.workspace.planFileOf(stack.name);

  get #lockTimeout(): string {
    return `-lock-timeout=${this.options.lockTimeout ?? 5}s`;
  }
}

const isError = ({ severity }: Diagnostic) => severity === "error";

/** What to say of a run that was stopped before its end. */
function stopped({ stopped: why, killed }: Ended): Failure | undefined {
  if (!why) return undefined;
  const state: Text = killed
    ? {
        zh: "Terraform 未能及时结束，状态可能不完整",
        en: "Terraform had to be killed, and its state may be incomplete",
      }
    : { zh: "Terraform 已写好状态", en: "Terraform wrote its state" };
  const reason: Text =
    why === "timeout"
      ? { zh: "超过时限，已停止", en: "stopped, because it took longer than it may" }
      : { zh: "被中断", en: "interrupted" };
  return failure(
    why,
    { zh: `${reason.zh}；${state.zh}`, en: `${reason.en}; ${state.en}` },
    { zh: "再次执行即可接着完成", en: "the next run goes on from here" },
  );
}
