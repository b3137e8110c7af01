import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { execa } from "execa";
import { UsageError } from "../estate/usage-error.js";

/** The folder of an estate as it was. */
export interface EarlierEstate {
  readonly folder: string;
  /** Removes what was unpacked for it. */
  remove(): void;
}

/**
 * An estate as it was: in another folder, or at a revision of the git repository it lies in.
 *
 * @param root the estate's folder
 * @param against a folder with an estate, else a revision such as `main` or `HEAD~1`
 * @param folder where a relative path starts from
 * @throws UsageError if it is neither, or the estate was not there then
 */
export async function earlierEstate(root: string, against: string, folder: string): Promise<EarlierEstate> {
  const other = resolve(folder, against);
  if (existsSync(join(other, "estate.yaml"))) return { folder: other, remove: () => {} };
  const top = await git(root, ["rev-parse", "--show-toplevel"]);
  const prefix = await git(root, ["rev-parse", "--show-prefix"]);
  const commit = await git(root, [
    "rev-parse",
    "--verify",
    "--quiet",
    "--end-of-options",
    `${against}^{commit}`,
  ]);
  if (top === undefined || prefix === undefined || !commit) throw unknown(against);
  return unpack(top, prefix === "" ? commit : `${commit}:${prefix}`, against);
}

/** @param top the repository's own folder: run below it, git archive would look for the tree there */
async function unpack(top: string, tree: string, against: string): Promise<EarlierEstate> {
  const folder = mkdtempSync(join(tmpdir(), "zhengyun-earlier-"));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  const archive = execa("git", ["-C", top, "archive", "--format=tar", tree], {
    reject: false,
    encoding: "buffer",
  });
  const { exitCode } = await archive.pipe("tar", ["-x", "-C", folder], { reject: false });
  if (exitCode === 0 && existsSync(join(folder, "estate.yaml"))) return { folder, remove };
  remove();
  throw new UsageError(
    { zh: `${against} 中还没有这份底账`, en: `this estate is not in ${against} yet` },
    { zh: "请换一个有它的版本", en: "name a revision that has it" },
  );
}

async function git(folder: string, args: readonly string[]): Promise<string | undefined> {
  const { exitCode, stdout } = await execa("git", ["-C", folder, ...args], { reject: false });
  return exitCode === 0 ? stdout.trim() : undefined;
}

const unknown = (against: string) =>
  new UsageError(
    {
      zh: `${against} 既不是底账文件夹，也不是 git 版本`,
      en: `${against} is neither the folder of an estate nor a git revision`,
    },
    {
      zh: "请写 HEAD、main 这样的版本，或另一份底账的文件夹",
      en: "name a revision such as HEAD or main, or another estate's folder",
    },
  );
