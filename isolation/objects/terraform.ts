import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Path } from "../../estate/entity.js";
import type { Place } from "../../estate/findings/finding.js";
import { placeOf } from "../../estate/source/place.js";
import { UsageError } from "../../estate/usage-error.js";
import { objectsOf } from "../../stacks/render/render-stack.js";
import { ObjectReader, type ReadObjects } from "./read.js";

/** The index that synthesis leaves beside the stacks, as far as it says which pool a stack belongs to. */
interface Index {
  readonly stacks: Readonly<Record<string, { readonly pool: string }>>;
}

/** A synthesised stack, as it would be applied. */
export interface Stack {
  /** Relative to the output folder. */
  readonly file: string;
  readonly pool: string;
  /** Text of its `cdk.tf.json`. */
  readonly text: string;
}

const indexFile = "zhengyun.json";

/** Whether a folder is the output of `synth`. */
export function isSynthesised(folder: string): boolean {
  return existsSync(join(folder, indexFile));
}

/**
 * The stacks of an output folder, those of some pools only if any are named.
 * @throws UsageError for an output that is not whole
 */
export function synthesisedStacks(folder: string, pools: readonly string[] = []): Stack[] {
  const { stacks } = JSON.parse(readFileSync(join(folder, indexFile), "utf8")) as Index;
  return Object.entries(stacks)
    .filter(([, { pool }]) => pools.length === 0 || pools.includes(pool))
    .map(([name, { pool }]) => {
      const file = `stacks/${name}/cdk.tf.json`;
      if (!existsSync(join(folder, file))) throw incomplete(folder, file);
      return { file, pool, text: readFileSync(join(folder, file), "utf8") };
    });
}

function incomplete(folder: string, file: string): UsageError {
  return new UsageError(
    { zh: `${folder} 中缺少 ${file}`, en: `${folder} has no ${file}` },
    { zh: "请重新运行 zhengyun synth", en: "run zhengyun synth again" },
  );
}

/** Resources of no effect on the network are not even converted. */
const relevant =
  /^(kubernetes_(namespace|network_policy|service|pod|deployment|stateful|stateful_set|daemonset|daemon_set|job|cron_job|replication_controller|manifest)(_v1)?|helm_release)$/;

type Resources = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>;

/** The objects of some stacks, all of one pool. What cannot be read as objects is told, and left out. */
export function readStacks(stacks: readonly Stack[]): ReadObjects {
  const reader = new ObjectReader();
  for (const stack of stacks) readStack(stack, reader);
  return reader.result();
}

function readStack({ file, text }: Stack, reader: ObjectReader): void {
  const { resource = {} } = JSON.parse(text) as { resource?: Resources };
  reader.countFile();
  for (const [type, named] of Object.entries(resource)) {
    if (!relevant.test(type)) continue;
    for (const [name, attributes] of Object.entries(named)) {
      const path = ["resource", type, name];
      const place = (rest: Path): Place => ({ file, ...placeOf(text, [...path, ...rest]) });
      for (const object of objectsIn(type, name, attributes, reader, place)) {
        reader.object(object, { file, document: 0, path }, place);
      }
    }
  }
}

function objectsIn(
  type: string,
  name: string,
  attributes: Readonly<Record<string, unknown>>,
  reader: ObjectReader,
  place: (rest: Path) => Place,
): readonly unknown[] {
  try {
    return objectsOf(type, `${type}.${name}`, attributes);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    reader.unconverted(type, error.message, place([]));
    return [];
  }
}
