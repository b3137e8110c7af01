import { availableParallelism } from "node:os";
import { resolve } from "node:path";
import { type Who, whoIsAtWork } from "../changes/identity.js";
import { takeLock } from "../changes/lock.js";
import { clean, type MadePlan, makePlan } from "../changes/make-plan.js";
import type { StackJob, Watcher } from "../changes/run.js";
import { watchPools } from "../changes/watch.js";
import { Workspace } from "../changes/workspace.js";
import { instant } from "../estate/schema.js";
import { UsageError } from "../estate/usage-error.js";
import type { Context } from "./context.js";
import type { Look } from "./formats/plan-text.js";
import { outputFolder } from "./output-folder.js";
import type { SoundEstate } from "./refusal.js";

/** What plan and apply were asked for, of the options they share. */
export interface ChangeInput {
  readonly pool: readonly string[];
  readonly stack: readonly string[];
  readonly out: string | undefined;
  readonly terraformBin: string | undefined;
  readonly parallel: string | undefined;
  /** Of apply only: the digest that is approved. */
  readonly approve?: string | undefined;
}

/**
 * The clock that a command line sets: `--at`, or the real one.
 * @throws UsageError if it is no instant
 */
export function clockOf(at: string | undefined, context: Context): Context {
  if (at === undefined) return context;
  if (!instant.safeParse(at).success) {
    throw new UsageError(
      { zh: `--at 的值 ${at} 不是时刻`, en: `--at ${at} is no instant` },
      { zh: "请写成 2026-11-22T08:30:00+08:00 这样", en: "write it like 2026-11-22T08:30:00+08:00" },
    );
  }
  return { ...context, now: () => new Date(at) };
}

/**
 * Makes a plan of an estate and does something with it, alone in the estate's folder; leaves no saved plan behind.
 * @throws UsageError for what the user can mend
 */
export async function withPlan<T>(
  read: SoundEstate,
  input: ChangeInput,
  who: Who,
  context: Context,
  work: (made: MadePlan, watch: (jobs: readonly StackJob[]) => Watcher) => Promise<T>,
): Promise<T> {
  const { estate, today } = read;
  const parallel = parallelOf(input.parallel);
  const workspace = new Workspace(estate.root);
  workspace.prepare();
  const unlock = takeLock(workspace.lock, context.now());
  const { begin } = context.progress;
  const watch = (jobs: readonly StackJob[]) =>
    watchPools({ jobs, begin, nameOf: lookOf(read, context).poolName, language: context.language });
  try {
    const made = await makePlan({
      estate,
      pools: input.pool,
      stacks: input.stack,
      out:
        input.out &&
        outputFolder(resolve(context.folder, input.out), context.folder, read.root, "manifest.json").path,
      who,
      asAuthor: input.approve === undefined,
      terraformBin: input.terraformBin,
      parallel,
      folder: context.folder,
      environment: context.environment,
      now: context.now,
      today,
      interruption: context.interruption(),
      watch,
    });
    return await work(made, watch);
  } finally {
    clean(workspace);
    unlock();
  }
}

/**
 * Who is at work, as the command line, the environment or git say.
 * @throws UsageError if somebody is named whom the estate does not know, or who has left
 */
export function whoIs(read: SoundEstate, asked: string | undefined, context: Context): Promise<Who> {
  const { environment } = context;
  return whoIsAtWork(read.estate, { asked, environment, today: read.today });
}

/** How to write about an estate: its names in the reader's language. */
export function lookOf({ estate }: SoundEstate, { language, colors, width }: Context): Look {
  const nameOf = (name: { zh: string; en?: string | undefined } | undefined, id: string) =>
    name ? (language === "zh" ? name.zh : (name.en ?? name.zh)) : id;
  return {
    language,
    colors,
    width,
    poolName: (id) => `${nameOf(estate.find("pool", id)?.value.name, id)} (${id})`,
    departmentName: (id) => nameOf(estate.find("department", id)?.value.name, id),
  };
}

/** Pools at the same time: as many as there are processors, at least two, at most four. */
function parallelOf(asked: string | undefined): number {
  if (asked === undefined) return Math.min(4, Math.max(2, availableParallelism()));
  const number = Number(asked);
  if (Number.isInteger(number) && number >= 1 && number <= 64) return number;
  throw new UsageError(
    { zh: `--parallel 的值 ${asked} 不合适`, en: `--parallel ${asked} will not do` },
    { zh: "请给出 1–64 的整数", en: "give a whole number from 1 to 64" },
  );
}
