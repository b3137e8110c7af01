import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import type { DigestMemory } from "./digest-memory.js";
import { fileInTheWay, folderInTheWay } from "./refusals.js";
import type { Staging } from "./staging.js";
import { INDEX_FILE, indexText, manifestText, readIndex, type StackRecord } from "./synthesis-index.js";

/** The folder `OUT` with `stacks/<stack>/`, `manifest.json` and `zhengyun.json`. */
export class OutputFolder {
  /** What was in it before, by stack. */
  readonly before: ReadonlyMap<string, StackRecord>;

  constructor(
    private readonly staging: Staging,
    private readonly memory: DigestMemory,
  ) {
    this.before = new Map(Object.entries(readIndex(staging.out)?.stacks ?? {}));
  }

  /** True when the stack was made from this input and its files are as they were written. */
  isCurrent(stack: string, input: string): boolean {
    const record = this.before.get(stack);
    if (record?.input !== input) return false;
    return Object.entries(record.files).every(([name, digest]) => this.digest(stack, name) === digest);
  }

  /**
   * Moves what was staged into place, takes away what is no longer declared, and writes both indexes. The
   * folders and names are looked at before the first file moves.
   *
   * @param after all stacks the folder has from now on
   * @param built the stacks among them that were staged
   * @returns files and folders that others left in the folders of stacks taken away, relative to `out`
   */
  commit(after: ReadonlyMap<string, StackRecord>, built: readonly string[], cdktfVersion: string): string[] {
    const whole = new Set(built.filter((stack) => !existsSync(this.folder(stack))));
    const moves = built
      .filter((stack) => !whole.has(stack))
      .flatMap((stack) => this.moves(stack, after.get(stack)));
    for (const stack of whole) refuseBlocked(this.folder(stack), this.staging.out);
    for (const [, target] of moves) refuseBlocked(target, this.staging.out);
    if (whole.size > 0) mkdirSync(join(this.staging.out, "stacks"), { recursive: true });
    for (const stack of whole) {
      renameSync(join(this.staging.path, "stacks", stack), this.folder(stack));
      for (const [name, digest] of Object.entries(after.get(stack)?.files ?? {}))
        this.memory.wrote(this.file(stack, name), digest);
    }
    for (const [staged, target, digest] of moves) {
      mkdirSync(dirname(target), { recursive: true });
      renameSync(staged, target);
      this.memory.wrote(target, digest);
    }
    const left = [...this.before].flatMap(([stack, record]) => this.retire(stack, record, after.get(stack)));
    const sorted = new Map([...after].sort(([a], [b]) => (a < b ? -1 : 1)));
    this.replace("manifest.json", manifestText(sorted, cdktfVersion));
    this.replace(INDEX_FILE, indexText(sorted));
    this.memory.save(
      [...sorted].flatMap(([stack, { files }]) => Object.keys(files).map((name) => this.file(stack, name))),
    );
    return left;
  }

  /** Staged files whose contents differ from what is in place, with where they go. */
  private moves(
    stack: string,
    record: StackRecord | undefined,
  ): (readonly [staged: string, target: string, digest: string])[] {
    return Object.entries(record?.files ?? {})
      .filter(([name, digest]) => this.digest(stack, name) !== digest)
      .map(([name, digest]) => [
        join(this.staging.path, "stacks", stack, name),
        this.file(stack, name),
        digest,
      ]);
  }

  /** Removes a stack's files that it no longer has, and its folder when nothing else is in it. */
  private retire(stack: string, before: StackRecord, after: StackRecord | undefined): string[] {
    for (const name of Object.keys(before.files)) {
      if (after?.files[name] !== undefined) continue;
      rmSync(this.file(stack, name), { force: true });
      removeEmpty(dirname(this.file(stack, name)), join(this.staging.out, "stacks"));
    }
    if (after !== undefined) return [];
    return listing(this.folder(stack)).map((name) => `stacks/${stack}/${name}`);
  }

  private replace(name: string, text: string) {
    const target = join(this.staging.out, name);
    if (contents(target)?.toString() === text) return;
    const staged = join(this.staging.path, name);
    writeFileSync(staged, text);
    renameSync(staged, target);
  }

  private digest(stack: string, name: string): string | undefined {
    return this.memory.digest(this.file(stack, name));
  }

  private folder = (stack: string) => join(this.staging.out, "stacks", stack);

  private file = (stack: string, name: string) => join(this.folder(stack), name);
}

function contents(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}

const listing = (folder: string): string[] => {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
};

/** @throws when a folder is in the file's place, or a file in the place of one of its folders */
function refuseBlocked(file: string, top: string) {
  const folders: string[] = [];
  for (let folder = dirname(file); folder.length > top.length; folder = dirname(folder))
    folders.unshift(folder);
  for (const folder of folders) {
    const entry = statSync(folder, { throwIfNoEntry: false });
    if (entry === undefined) return;
    if (!entry.isDirectory()) throw fileInTheWay(folder);
  }
  if (lstatSync(file, { throwIfNoEntry: false })?.isDirectory()) throw folderInTheWay(file);
}

/** Removes a folder and the ones above it, below `top`, as long as they are empty. */
function removeEmpty(folder: string, top: string) {
  for (let path = folder; path !== top && path.startsWith(top); path = dirname(path)) {
    if (listing(path).length > 0) return;
    try {
      rmdirSync(path);
    } catch {
      return;
    }
  }
}
