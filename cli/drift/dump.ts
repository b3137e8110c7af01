import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { readDump } from "../../changes/drift/dump.js";
import type { Observed } from "../../changes/drift/observed.js";
import type { Entity } from "../../estate/index.js";
import { UsageError } from "../../estate/usage-error.js";
import { decode, type TextFile, textFiles } from "../../isolation/objects/files.js";
import type { Context } from "../context.js";

/**
 * What the dump that a command line names shows.
 * @throws UsageError for a path that is not there, and where it is not clear whose dump it is
 */
export async function dumpNamed(
  paths: readonly string[],
  pools: readonly Entity<"pool">[],
  context: Context,
): Promise<Observed> {
  if (pools.length !== 1) throw whose();
  const files = paths.map((path) => ({ path, full: resolve(context.folder, path) }));
  for (const { path, full } of files) if (path !== "-" && !existsSync(full)) throw nothingThere(path);
  return readDump(files.flatMap(({ path, full }) => filesAt(path, full)));
}

function filesAt(path: string, full: string): TextFile[] {
  if (path === "-") return [decode(readFileSync(0), "-")];
  return [...textFiles(full)].map((one) => ({ ...one, file: shown(path, one.file) }));
}

/** As people would find the file: what they typed, and what lies below it. */
function shown(path: string, file: string): string {
  return path.endsWith(file) ? path : `${path.replace(/\/+$/, "")}/${file}`;
}

function whose(): UsageError {
  return new UsageError(
    { zh: "一份导出只属于一个资源池", en: "a dump is that of one pool" },
    { zh: "用 --pool 指明是哪一个", en: "say which with --pool" },
  );
}

function nothingThere(path: string): UsageError {
  return new UsageError(
    { zh: `${path} 不存在`, en: `there is no ${path}` },
    { zh: "请给出文件或文件夹，或用 - 读标准输入", en: "name a file or a folder, or - for standard input" },
  );
}
