import { statSync } from "node:fs";
import { availableParallelism } from "node:os";
import type { StackSpec } from "../layer.js";
import { layersFolder } from "../load-layer.js";
import { inOrder } from "../order.js";
import { versionOf } from "../project.js";
import { Crew, runAlone } from "./crew.js";
import { sha256, specText, toolDigest } from "./digest.js";
import { DigestMemory } from "./digest-memory.js";
import { OutputFolder } from "./output-folder.js";
import { Staging } from "./staging.js";
import type { StackRecord } from "./synthesis-index.js";
import type { Built, Task } from "./task.js";

export interface SynthesisOptions {
  /** The output folder; made when it is not there. */
  readonly out: string;
  /** Which stacks to look at; the others stay as they are. @default - all */
  readonly only?: (spec: StackSpec) => boolean;
  /** Most threads to build with. @default - one for each processor */
  readonly jobs?: number;
  /**
   * Threads that are there already, and are not closed; used for however little there is to build.
   * @default - this thread, or threads of its own when there is much to build
   */
  readonly crew?: Crew;
  /**
   * Waited for when everything is built, before anything is put in place. Where it is refused, the folder stays as
   * it was. @default - granted
   */
  readonly approval?: Promise<void>;
  /** Called after each stack that was built. */
  readonly onProgress?: (progress: Progress) => void;
  /** A file in which digests of the output are kept for the next run. @default - none, all output is read again */
  readonly memory?: string;
  /** The folder of layers. @default - `layers/` of this room */
  readonly layers?: URL;
}

interface Progress {
  readonly stack: string;
  readonly done: number;
  readonly total: number;
}

/** What is in the output folder now. */
export interface Synthesis {
  /** By name; every stack the folder has, those outside `only` too. */
  readonly stacks: ReadonlyMap<string, StackRecord>;
  /** Stacks that were built in this run, by name. */
  readonly written: readonly string[];
  /** Stacks that are no longer declared and whose files were removed. */
  readonly removed: readonly string[];
  /** What others (Terraform, people) left in their folders, relative to `out`; it was not touched. */
  readonly left: readonly string[];
}

/**
 * Below this many bytes of specs one thread is the better choice: another has to load CDKTF and to warm up for
 * itself. On two busy processors the 21,000 resources of the bench (0.7 MB of specs) took 3 to 4.6 times plain
 * JSON.stringify on one thread, and 4.4 to 5.4 times on two.
 */
const WORTH_THREADS = 2_000_000;

/**
 * The same where one thread has been started and the caller's own will soon be idle: the example (1 MB of specs) takes
 * a tenth less time with two.
 */
const WORTH_ANOTHER = 500_000;

/**
 * Turns specs into `OUT/stacks/<stack>/cdk.tf.json`, `OUT/manifest.json` and `OUT/zhengyun.json`. A stack is
 * built when its spec, the tool or its files have changed. Nothing is put in place before everything is ready:
 * an error leaves the folder as it was.
 *
 * @param specs all stacks of the estate; those no longer among them are removed from the folder
 * @throws what a construct, a layer or the file system has to say, and what a refused approval says
 */
export async function synthesise(specs: readonly StackSpec[], options: SynthesisOptions): Promise<Synthesis> {
  const layers = options.layers ?? layersFolder;
  const ordered = inOrder(specs);
  const staging = new Staging(options.out);
  try {
    const memory = new DigestMemory(options.memory, statSync(staging.path).ctimeMs);
    const folder = new OutputFolder(staging, memory);
    const changes = changesOf(ordered, folder, options);
    const built = await build(changes.todo, staging.path, layers, options);
    await options.approval;
    const stacks = new Map(changes.kept);
    for (const [index, { spec, input }] of changes.todo.entries()) {
      stacks.set(spec.name, recordOf(spec, input, built[index]));
    }
    const removed = [...folder.before.keys()].filter((name) => !stacks.has(name));
    const left = folder.commit(
      stacks,
      changes.todo.map(({ spec }) => spec.name),
      versionOf("cdktf"),
    );
    const written = changes.todo.map(({ spec }) => spec.name).sort();
    return { stacks, written, removed, left };
  } finally {
    staging.close();
  }
}

interface Change {
  readonly spec: StackSpec;
  readonly input: string;
  /** Bytes of the spec. */
  readonly size: number;
}

/** Which stacks stay and which are to be built, the large ones first. */
function changesOf(
  specs: readonly StackSpec[],
  folder: OutputFolder,
  { layers, only }: SynthesisOptions,
): { readonly kept: ReadonlyMap<string, StackRecord>; readonly todo: readonly Change[] } {
  const tool = toolDigest(layers);
  const kept = new Map<string, StackRecord>();
  const todo: Change[] = [];
  for (const spec of specs) {
    const text = specText(spec);
    const input = sha256(`${tool}\n${text}`);
    const before = folder.before.get(spec.name);
    const ask = only === undefined || only(spec);
    if (before !== undefined && (!ask || folder.isCurrent(spec.name, input))) kept.set(spec.name, before);
    else if (ask) todo.push({ spec, input, size: text.length });
  }
  return { kept, todo: todo.sort((a, b) => b.size - a.size || (a.spec.name < b.spec.name ? -1 : 1)) };
}

async function build(
  todo: readonly Change[],
  staging: string,
  layers: URL,
  { crew, jobs = availableParallelism(), onProgress }: SynthesisOptions,
): Promise<readonly Built[]> {
  const tasks = todo.map(({ spec }): Task => ({ spec, layers: layers.href, staging }));
  let done = 0;
  const tell = ({ name }: Built) => {
    done++;
    onProgress?.({ stack: name, done, total: tasks.length });
  };
  const size = todo.reduce((sum, change) => sum + change.size, 0);
  const count =
    size < (crew === undefined ? WORTH_THREADS : WORTH_ANOTHER) ? 1 : Math.min(jobs, tasks.length);
  if (crew !== undefined) return crew.run(tasks, tell, count);
  if (count === 1) return runAlone(tasks, tell);
  const own = new Crew(count);
  try {
    return await own.run(tasks, tell, count);
  } finally {
    await own.close();
  }
}

function recordOf(spec: StackSpec, input: string, built: Built | undefined): StackRecord {
  if (built?.name !== spec.name) throw new Error(`The stack ${spec.name} was not built.`);
  const { layer, pool, dependsOn } = spec;
  return { layer, pool, dependsOn, resources: built.resources, input, files: built.files };
}
