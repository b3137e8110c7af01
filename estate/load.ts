import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { DocumentKind, Entity } from "./entity.js";
import { Estate } from "./estate.js";
import { byPlace, type Finding } from "./findings/finding.js";
import { foldersOf, type Placed, placer } from "./place-file.js";
import { duplicateId, entitiesOf } from "./source/entities.js";
import { type Listing, type SourceFile, sourceFiles } from "./source/files.js";
import { codeOf } from "./source/read.js";
import { type ReadFiles, type ReadOptions, readAll } from "./source/read-all.js";
import { sourceRules } from "./source/rules.js";
import { Unread } from "./unread.js";
import { UsageError } from "./usage-error.js";

/** What reading an estate gave: the sound entities, and everything wrong with the files. */
export interface Loaded {
  /** Left out when estate.yaml itself could not be read: without it nothing else has a meaning. */
  readonly estate?: Estate;
  readonly findings: readonly Finding[];
  /** YAML files read. */
  readonly files: number;
}

/**
 * The folder of the nearest estate: `start` or the closest folder above it that holds estate.yaml.
 * @throws UsageError if there is none
 */
export function findEstate(start: string): string {
  for (let folder = resolve(start); ; folder = dirname(folder)) {
    if (existsSync(join(folder, "estate.yaml"))) return folder;
    if (dirname(folder) === folder) {
      throw new UsageError(
        {
          zh: `${start} 及其上级文件夹中没有 estate.yaml`,
          en: `no estate.yaml in ${start} or in a folder above it`,
        },
        { zh: "用 zhengyun init 文件夹 建一份底账", en: "zhengyun init DIR makes an estate to start from" },
      );
    }
  }
}

/**
 * Reads every file of an estate and collects what is wrong with each; none stops the others.
 * @param options when to use a cache and threads; `ZHENGYUN_CACHE=off` in the environment does without the cache
 * @throws UsageError if the folder is not an estate
 */
export async function loadEstate(folder: string, options: ReadOptions = fromEnvironment()): Promise<Loaded> {
  const root = resolve(folder);
  const { documentKinds } = await import("./kinds.js");
  const { files, troubles } = list(root, folder, documentKinds);
  const contents = new Contents(documentKinds);
  for (const trouble of troubles) contents.addTrouble(trouble);
  const placed = files.flatMap((file) => contents.place(file));
  const orders = placed.map(({ path, file, kind }) => ({ path, file, kind: kind.name }));
  contents.add(placed, await readAll(root, orders, documentKinds, options));
  const estate = new Estate(root, contents.entities, contents.unread);
  return {
    ...(estate.find("settings", "estate") ? { estate } : {}),
    findings: told([...contents.findings, ...estate.repeated.map((one) => duplicateId(one, root))]),
    files: files.length,
  };
}

function fromEnvironment(): ReadOptions {
  return process.env.ZHENGYUN_CACHE === "off" ? { cacheFrom: Number.POSITIVE_INFINITY } : {};
}

interface PlacedFile extends SourceFile {
  readonly kind: DocumentKind;
  readonly id: string;
}

/** Gathers what the files of an estate hold. */
class Contents {
  readonly findings: Finding[] = [];
  readonly entities: Entity[] = [];
  readonly unread = new Unread();

  readonly #place: (file: string) => Placed;

  constructor(private readonly kinds: readonly DocumentKind[]) {
    this.#place = placer(kinds);
  }

  addTrouble({ file, fault, hides }: Listing["troubles"][number]): void {
    this.findings.push(fault("", file));
    if (hides) this.unread.addFolder(file, this.kinds);
  }

  /** The file with its kind, or nothing where it lies wrong. */
  place(source: SourceFile): PlacedFile[] {
    const placed = this.#place(source.file);
    if ("kind" in placed) return [{ path: source.path, file: source.file, kind: placed.kind, id: placed.id }];
    this.findings.push(placed.fault("", source.file));
    this.unread.addName(placed.id);
    return [];
  }

  /** What was read of the files, in their order. */
  add(placed: readonly PlacedFile[], { values, faulty }: ReadFiles): void {
    for (const { file, kind, id } of placed) {
      const value = values.get(file);
      if (value !== undefined) {
        for (const entity of entitiesOf(value, file, id, kind)) this.entities.push(entity);
      } else {
        for (const finding of faulty.get(file) ?? []) this.findings.push(finding);
        this.unread.addFile(kind, id);
      }
    }
  }
}

/** Of an estate that a newer program wrote, only that is told: all else would be noise. */
function told(findings: readonly Finding[]): Finding[] {
  const newer = findings.filter(({ code }) => code === sourceRules.newerVersion.code);
  return (newer.length > 0 ? newer : [...findings]).sort(byPlace);
}

function list(root: string, folder: string, kinds: readonly DocumentKind[]): Listing {
  try {
    const listing = sourceFiles(root, foldersOf(kinds));
    if (listing.files.some(({ file }) => file === "estate.yaml")) return listing;
  } catch (error) {
    throw notAFolder(folder, codeOf(error));
  }
  const hint = existsSync(join(root, "estate.yml"))
    ? { zh: "请把 estate.yml 改名为 estate.yaml", en: "rename estate.yml to estate.yaml" }
    : { zh: "用 zhengyun init 文件夹 建一份底账", en: "zhengyun init DIR makes an estate to start from" };
  throw new UsageError({ zh: `${folder} 中没有 estate.yaml`, en: `${folder} has no estate.yaml` }, hint);
}

function notAFolder(folder: string, code: string): UsageError {
  if (code === "ENOTDIR" || code === "ENOENT") {
    return new UsageError(
      { zh: `${folder} 不是文件夹`, en: `${folder} is not a folder` },
      { zh: "请给出底账所在的文件夹", en: "name the folder of an estate" },
    );
  }
  return new UsageError(
    { zh: `无法读取文件夹 ${folder}（${code}）`, en: `the folder ${folder} cannot be read (${code})` },
    { zh: "请检查权限与链接", en: "check its permissions and links" },
  );
}
