import type { Entity, Estate } from "../../estate/index.js";
import type { OutputFolder } from "../output-folder.js";
import { type Difference, type Files, updateFolder } from "../update-folder.js";
import { checksumsFile, checksumsOf, checksumsText, readChecksums } from "./checksums.js";
import { poolFiles } from "./pool-files.js";
import { chartValues, readMe } from "./read-me.js";
import type { RenderedPool } from "./render-estate.js";

/** What is in the folder of manifests now, and what of it is new. */
export interface ManifestsReport {
  /** As people would write it from where they are. */
  readonly out: string;
  readonly pools: readonly { readonly id: string; readonly objects: number; readonly files: number }[];
  readonly difference: Difference;
}

/**
 * Writes the manifests of some pools; those of other pools stay as they are, those of pools that the estate has no
 * longer are removed.
 * @param rendered what each of these pools is to have
 */
export function writeManifests(
  estate: Estate,
  pools: readonly Entity<"pool">[],
  rendered: ReadonlyMap<string, RenderedPool>,
  out: OutputFolder,
): ManifestsReport {
  const perPool = pools.map((pool) => {
    const { objects = [], charts = [] } = rendered.get(pool.id) ?? {};
    return { pool, objects, charts, files: new Map([...poolFiles(objects), ...chartValues(charts)]) };
  });
  const files: Files = new Map(
    perPool.flatMap(({ pool, charts, files }) => [
      [`${pool.id}/README.md`, readMe(pool, charts)] as const,
      ...[...files].map(([file, text]) => [`${pool.id}/${file}`, text] as const),
    ]),
  );
  const before = readChecksums(out.path);
  const ours = new Set(pools.map((pool) => pool.id));
  const isKept = (path: string) => {
    const pool = path.split("/", 1)[0] ?? "";
    const management = estate.find("pool", pool)?.value.management ?? "observed";
    return !ours.has(pool) && management !== "observed";
  };
  const kept = [...before].filter(([path]) => isKept(path));
  const index = checksumsText(new Map([...kept, ...checksumsOf(files)]));
  const earlier = [...before.keys()].filter((path) => !isKept(path));
  const difference = updateFolder(out.path, new Map([...files, [checksumsFile, index]]), earlier);
  return {
    out: out.shown,
    pools: perPool.map(({ pool, objects, files }) => ({
      id: pool.id,
      objects: objects.length,
      files: files.size,
    })),
    difference,
  };
}
