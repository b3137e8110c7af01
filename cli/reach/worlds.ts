import { existsSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { UsageError } from "../../estate/usage-error.js";
import type { Context } from "../context.js";
import type { Prepared } from "./estate-world.js";

/** What a command line says about the world to ask. */
export interface WorldAsked {
  /** Manifests to ask instead of an estate. */
  readonly manifests?: string | undefined;
  /** Networks that pods of those manifests take their addresses from. */
  readonly podCidr: readonly string[];
  /** An estate, what `synth` made of one, or manifests; left out, the nearest estate upwards. */
  readonly place?: string | undefined;
  readonly at?: string | undefined;
}

/**
 * Makes the world that a command line asks about ready.
 * @throws UsageError for a place that is not there
 */
export async function worldAsked(asked: WorldAsked, context: Context): Promise<Prepared> {
  const { manifests, place } = asked;
  if (manifests !== undefined) return placeNamed(manifests, asked, context);
  if (place !== undefined) return placeNamed(place, asked, context);
  const { findEstate } = await import("../../estate/index.js");
  const { worldOfEstate } = await import("./estate-world.js");
  return worldOfEstate(findEstate(context.folder), asked.at, context);
}

async function placeNamed(
  word: string,
  { podCidr, at, manifests }: WorldAsked,
  context: Context,
): Promise<Prepared> {
  const path = resolve(context.folder, word);
  if (!existsSync(path)) throw nothingThere(word);
  if (manifests === undefined && isEstate(path)) {
    const { worldOfEstate } = await import("./estate-world.js");
    return worldOfEstate(path, at, context);
  }
  const { isSynthesised } = await import("../../isolation/objects/terraform.js");
  const { objectsOfOutput, worldOfManifests, worldOfObjects } = await import("../../isolation/world.js");
  if (isSynthesised(path)) return { world: worldOfObjects(objectsOfOutput(path), path) };
  await assertNetworks(podCidr);
  return { world: worldOfManifests(path, podCidr) };
}

function isEstate(path: string): boolean {
  return statSync(path).isDirectory() && existsSync(join(path, "estate.yaml"));
}

async function assertNetworks(texts: readonly string[]): Promise<void> {
  const { isNetwork } = await import("../../isolation/addresses.js");
  const wrong = texts.find((text) => !isNetwork(text));
  if (wrong === undefined) return;
  throw new UsageError(
    { zh: `--pod-cidr 的值 ${wrong} 不是网段`, en: `--pod-cidr ${wrong} is no network` },
    { zh: "请写成 10.244.0.0/16 这样", en: "write it like 10.244.0.0/16" },
  );
}

function nothingThere(word: string): UsageError {
  return new UsageError(
    { zh: `${word} 不存在`, en: `there is no ${word}` },
    { zh: "请给出文件或文件夹", en: "name a file or a folder" },
  );
}
