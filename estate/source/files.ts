import { type Dirent, readdirSync, realpathSync, statSync } from "node:fs";
import { join } from "node:path";
import { invisibleIn, shownText } from "./characters.js";
import { type Fault, faultOf } from "./fault.js";
import { codeOf, unreadable } from "./read.js";
import { sourceRules } from "./rules.js";

/** A YAML file below an estate's folder. */
export interface SourceFile {
  /** Absolute. */
  readonly path: string;
  /** Relative to the estate, with forward slashes. */
  readonly file: string;
}

/** Something in the estate's folder that is not a file to read, and what is wrong with it. */
interface Trouble {
  readonly file: string;
  readonly fault: Fault;
  /** Whether YAML files below it may have gone unread. */
  readonly hides: boolean;
}

export interface Listing {
  readonly files: readonly SourceFile[];
  readonly troubles: readonly Trouble[];
}

/** Folders that belong to tools, never to the estate. */
const foreign: ReadonlySet<string> = new Set(["node_modules", "schemas"]);
/** Every folder we write ourselves holds this file. */
const outputMark = "zhengyun.json";

/**
 * Every `.yaml` and `.yml` entry below a folder, in the order of their names without the ending (which is the
 * order of the ids they give), whatever it turns out to be when read. Hidden folders and our own output are left alone; linked folders are followed, each folder once.
 * @param folders the folders that hold files of some kind, such as `departments/`
 * @throws the system's error if the estate's folder itself cannot be listed
 */
export function sourceFiles(root: string, folders: Iterable<string>): Listing {
  const lister = new Lister(root, new Set([...folders].map((folder) => folder.replace(/\/$/, ""))));
  lister.visit("", readdirSync(root, { withFileTypes: true }));
  return { files: lister.files, troubles: lister.troubles };
}

const ending = /\.ya?ml$/;

/** By what the name is without its ending; of one name the file, which is longer, before the folder. */
function inOrder(entries: readonly Dirent[]): Dirent[] {
  return entries
    .map((entry) => ({ entry, stem: entry.name.replace(ending, "") }))
    .sort((a, b) => compare(a.stem, b.stem) || compare(b.entry.name, a.entry.name))
    .map(({ entry }) => entry);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

class Lister {
  readonly files: SourceFile[] = [];
  readonly troubles: Trouble[] = [];
  /** Where each real folder was met: a second way to it is a loop, or the same entities twice. */
  readonly #met = new Map<string, string>();

  constructor(
    private readonly root: string,
    private readonly folders: ReadonlySet<string>,
  ) {
    this.#met.set(realpathSync.native(root), "");
  }

  visit(folder: string, entries: readonly Dirent[]): void {
    if (folder && entries.some(({ name }) => name === outputMark)) return;
    const isOurs = [...this.folders].some((own) => folder === own || folder.startsWith(`${own}/`));
    const prefix = folder ? `${folder}/` : "";
    for (const entry of inOrder(entries)) {
      if (!entry.name.startsWith(".")) this.#meet(entry, prefix + entry.name, isOurs);
    }
  }

  #meet(entry: Dirent, file: string, isOurs: boolean): void {
    const isYaml = ending.test(entry.name);
    if (isUnshowable(entry.name)) {
      if (isYaml || isOurs) this.#refuse(file, unshowable(entry.name), true);
    } else if (isYaml) this.files.push({ path: `${this.root}/${file}`, file });
    else if (entry.isDirectory()) this.#enter(file, entry.name);
    else if (entry.isSymbolicLink()) this.#follow(file, entry.name, isOurs);
    else this.#refuseFile(file, isOurs);
  }

  #enter(folder: string, name: string): void {
    if (foreign.has(name)) return;
    try {
      const real = realpathSync.native(join(this.root, folder));
      const met = this.#met.get(real);
      if (met === undefined) {
        this.#met.set(real, folder);
        this.visit(folder, readdirSync(real, { withFileTypes: true }));
      } else this.#refuse(folder, secondWay(folder, met), false);
    } catch (error) {
      this.#refuse(folder, unreadable(codeOf(error)), true);
    }
  }

  #follow(file: string, name: string, isOurs: boolean): void {
    try {
      if (statSync(join(this.root, file)).isDirectory()) this.#enter(file, name);
      else this.#refuseFile(file, isOurs);
    } catch (error) {
      if (isOurs || this.folders.has(file)) this.#refuse(file, unreadable(codeOf(error)), true);
    }
  }

  /** Other files are nobody's business outside the estate's folders; inside they were meant to be read. */
  #refuseFile(file: string, isOurs: boolean): void {
    if (this.folders.has(file)) this.#refuse(file, unreadable("ENOTDIR"), true);
    else if (isOurs && !/\.md$/.test(file)) this.#refuse(file, ignored(file), false);
  }

  #refuse(file: string, fault: Fault, hides: boolean): void {
    this.troubles.push({ file: shownText(file, file.length), fault, hides });
  }
}

/** The same folder by another way: a circle where it leads back to a folder above, else a second copy. */
function secondWay(folder: string, met: string): Fault {
  const isCircle = met === "" || folder.startsWith(`${met}/`);
  if (isCircle) return unreadable("ELOOP");
  const shown = shownText(met);
  return faultOf(sourceRules.unreadable, {
    zh: `该文件夹已作为 ${shown} 读取`,
    en: `this folder is read as ${shown} already`,
  });
}

/** Node gives U+FFFD for bytes that are no UTF-8: such a name cannot even be used to open the file. */
function isUnshowable(name: string): boolean {
  return /[\n\t\uFFFD]/.test(name) || invisibleIn(name) !== undefined;
}

function unshowable(name: string): Fault {
  return faultOf(sourceRules.badFileName, {
    id: shownText(name),
    zh: "文件名中不能有看不见的字符，编码应为 UTF-8",
    en: "file names hold no invisible characters and are encoded in UTF-8",
  });
}

function ignored(file: string): Fault {
  const name = file.slice(file.lastIndexOf("/") + 1);
  const stem = name.replace(/\.(yaml|yml)?[.~]?[a-z0-9_~]*$/i, "");
  return faultOf(sourceRules.ignored, { suggestion: /^[a-z0-9-]+$/.test(stem) ? `${stem}.yaml` : undefined });
}
