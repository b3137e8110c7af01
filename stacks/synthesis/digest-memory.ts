import { readFileSync, statSync } from "node:fs";
import { replaceFile } from "../../estate/source/replace-file.js";
import { isTooRecent, stampOf } from "../../estate/source/stamp.js";
import { sha256 } from "./digest.js";

type Known = Readonly<Record<string, readonly [stamp: string, digest: string]>>;

/**
 * Digests of files, remembered from run to run with what the file system says of each file, so that files which
 * nobody has touched are not read again: the output of a whole province has a hundred megabytes. Whatever is
 * wrong with the memory, files are read instead.
 */
export class DigestMemory {
  readonly #before: Known;
  readonly #after = new Map<string, Known[string]>();

  /**
   * @param path where it is kept; without one, every file is read
   * @param moment a time of the file system's clock, before any file is read
   */
  constructor(
    private readonly path: string | undefined,
    private readonly moment: number,
  ) {
    this.#before = path === undefined ? {} : recall(path);
  }

  /** The digest of a file's contents, or undefined where there is no file to read. */
  digest(file: string): string | undefined {
    try {
      const stat = statSync(file);
      const stamp = stampOf(stat);
      const known = this.#before[file];
      const digest = known?.[0] === stamp ? known[1] : sha256(readFileSync(file));
      if (!isTooRecent(stat, this.moment)) this.#after.set(file, [stamp, digest]);
      return digest;
    } catch {
      return undefined;
    }
  }

  /** Remembers a file that was just put in place, and what it holds. */
  wrote(file: string, digest: string): void {
    this.#after.set(file, [stampOf(statSync(file)), digest]);
  }

  /** Keeps what is known of these files for the next run. */
  save(files: readonly string[]): void {
    if (this.path === undefined) return;
    const known = files.map((file) => [file, this.#after.get(file) ?? this.#before[file]] as const);
    const text = JSON.stringify(Object.fromEntries(known.filter(([, digest]) => digest !== undefined)));
    if (text === JSON.stringify(this.#before)) return;
    try {
      replaceFile(this.path, text);
    } catch {
      // The next run reads the files again.
    }
  }
}

function recall(path: string): Known {
  try {
    const known: unknown = JSON.parse(readFileSync(path, "utf8"));
    return typeof known === "object" && known !== null ? (known as Known) : {};
  } catch {
    return {};
  }
}
