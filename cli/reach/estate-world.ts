import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { codeDigest } from "../../estate/source/code-digest.js";
import { replaceFile } from "../../estate/source/replace-file.js";
import { isTooRecent, stampOf } from "../../estate/source/stamp.js";
import type { Intent } from "../../isolation/intent/intent.js";
import type { Extranet } from "../../isolation/planes/extranet.js";
import type { PoolObjects, World } from "../../isolation/world.js";
import type { Context } from "../context.js";
import type { SoundEstate } from "../refusal.js";
import type { Outcome } from "../verb.js";

/** What an estate would bring into being, or the answer to one that is not sound. */
export type Prepared = { readonly world: World } | { readonly refused: Outcome };

/** What is kept between two questions about the same state of an estate. */
interface Kept {
  readonly timeZone: string;
  readonly stamp: string;
  readonly pools: readonly PoolObjects[];
  readonly intent: Intent;
  /** An `Extranet` in JSON: only paths between pools need it, so that others do not wait for it. */
  readonly network: string;
}

/**
 * The world that an estate means: checked, synthesised to `.zhengyun/out`, read back from there. As long as neither
 * its files, nor that output, nor this program change, the second question does without all that.
 *
 * @param at the day asked about. @default today
 */
export async function worldOfEstate(
  root: string,
  at: string | undefined,
  context: Context,
): Promise<Prepared> {
  const { todayIn } = await import("../estate-read.js");
  const kept = read(root);
  if (kept && kept.stamp === stampOfEstate(root, at ?? todayIn(kept.timeZone, context.now()))) {
    const { worldOfObjects } = await import("../../isolation/world.js");
    let read: Extranet | undefined;
    const network = () => (read ??= JSON.parse(kept.network) as Extranet);
    return { world: worldOfObjects(kept.pools, join(root, out), kept.intent, network) };
  }
  return prepare(root, at, context);
}

async function prepare(root: string, at: string | undefined, context: Context): Promise<Prepared> {
  const moment = Date.now();
  const { readEstate } = await import("../estate-read.js");
  const { isSound, refusal } = await import("../refusal.js");
  const estateRead = await readEstate(root, at, context);
  if (!isSound(estateRead)) return { refused: refusal(estateRead, context) };
  return { world: await worldOfRead(estateRead, moment, context) };
}

/**
 * The same for an estate that has been read and checked.
 * @param moment when reading it began, in milliseconds
 */
export async function worldOfRead(
  { root, today, estate }: SoundEstate,
  moment: number,
  context: Context,
): Promise<World> {
  const { synthesiseEstate } = await import("../synthesise-estate.js");
  const { poolsNamed } = await import("../pools.js");
  const { outputFolder } = await import("../output-folder.js");
  const output = outputFolder(join(root, out), context.folder, root, "manifest.json");
  await synthesiseEstate(estate, poolsNamed(estate, []), output, context);
  const { intentOf } = await import("../../isolation/intent/intent.js");
  const { objectsOfStacks, worldOfObjects } = await import("../../isolation/world.js");
  const { synthesisedStacks } = await import("../../isolation/objects/terraform.js");
  const intent = intentOf(estate);
  const { extranetOf } = await import("../../isolation/planes/sessions.js");
  const { extranetOn } = await import("../../isolation/planes/extranet.js");
  const { groundOf } = await import("../../isolation/planes/ground.js");
  const stacks = synthesisedStacks(output.path);
  const pools = objectsOfStacks(stacks);
  const network = extranetOn(groundOf(estate), extranetOf(stacks));
  if (!changedSince(root, moment)) {
    const stamp = stampOfEstate(root, today);
    const { timeZone } = estate.settings;
    keep(root, { timeZone, stamp, pools, intent, network: JSON.stringify(network) });
  }
  return worldOfObjects(pools, output.path, intent, () => network);
}

/** Where an estate's output lies, below its folder. */
export const out = ".zhengyun/out";
const keptFile = ".zhengyun/cache/reach.json";

function read(root: string): Kept | undefined {
  try {
    return JSON.parse(readFileSync(join(root, keptFile), "utf8")) as Kept;
  } catch {
    return undefined;
  }
}

/** Keeps what was worked out. Where nothing can be written, it will be worked out again. */
function keep(root: string, kept: Kept): void {
  try {
    replaceFile(join(root, keptFile), JSON.stringify(kept));
  } catch {
    // A read-only estate can be asked too.
  }
}

/** What tells one state of the estate's files, of the output made from them and of this program from any other. */
function stampOfEstate(root: string, day: string): string {
  const hash = createHash("sha256").update(`${day} ${process.version} ${codeDigest()}\n`);
  for (const path of [...yamlFiles(root), join(root, out, "zhengyun.json")]) {
    hash.update(`${path} ${stampOf(statSync(path))}\n`);
  }
  return hash.digest("hex");
}

function changedSince(root: string, moment: number): boolean {
  return yamlFiles(root).some((path) => isTooRecent(statSync(path), moment));
}

function yamlFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !entry.name.startsWith("."))
    .flatMap((entry) => {
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory()) return yamlFiles(path);
      return /\.ya?ml$/.test(entry.name) ? [path] : [];
    })
    .sort();
}
