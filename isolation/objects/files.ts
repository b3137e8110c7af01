import { readdirSync, readFileSync, realpathSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { gunzipSync } from "node:zlib";

/** The bytes of a file as text, or why it has none. */
export interface TextFile {
  /** As people named it: relative to the folder asked about, with forward slashes. */
  readonly file: string;
  readonly text: string;
  readonly fault?: { readonly zh: string; readonly en: string };
}

/** More than this, unpacked, is refused: it is close to the longest text that can be held. */
const largest = 400 * 1024 * 1024;

const names = /\.(ya?ml|json)(\.gz)?$/i;

/** What Helm installs a chart with, as `render` writes it beside its manifests: no objects are in it. */
const chartValues = /\.values\.(ya?ml|json)$/i;

/**
 * Every manifest at a path: the file itself whatever its name, or all YAML and JSON files (also gzipped) in a folder
 * and below but values of charts, in the order of their names. Hidden folders are left alone, linked ones followed
 * unless they lead back.
 */
export function* textFiles(path: string): Generator<TextFile> {
  if (!statSync(path).isDirectory()) {
    yield readOne(path, basename(path));
    return;
  }
  const files: string[] = [];
  visit(path, "", new Set([realpathSync(path)]), files);
  for (const file of files.sort()) yield readOne(join(path, file), file);
}

function visit(root: string, folder: string, above: ReadonlySet<string>, found: string[]): void {
  for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
    if (entry.name.startsWith(".")) continue;
    const file = folder ? `${folder}/${entry.name}` : entry.name;
    const isFolder = entry.isDirectory() || (entry.isSymbolicLink() && leadsToFolder(join(root, file)));
    if (!isFolder && names.test(entry.name) && !chartValues.test(entry.name)) found.push(file);
    if (!isFolder) continue;
    const real = realpathSync(join(root, file));
    if (!above.has(real)) visit(root, file, new Set([...above, real]), found);
  }
}

function leadsToFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

function readOne(path: string, file: string): TextFile {
  try {
    return decode(readFileSync(path), file);
  } catch (error) {
    const code = String((error as NodeJS.ErrnoException).code ?? error);
    return { file, text: "", fault: { zh: `系统错误 ${code}`, en: `system error ${code}` } };
  }
}

/** The text of bytes that may be gzipped. */
export function decode(bytes: Buffer, file: string): TextFile {
  const isPacked = bytes[0] === 0x1f && bytes[1] === 0x8b;
  try {
    const plain = isPacked ? gunzipSync(bytes, { maxOutputLength: largest }) : bytes;
    if (plain.length > largest) return tooLarge(file);
    const text = new TextDecoder("utf-8", { fatal: true }).decode(plain);
    return { file, text };
  } catch (error) {
    if (error instanceof RangeError) return tooLarge(file);
    return isPacked && (error as NodeJS.ErrnoException).code !== "ERR_ENCODING_INVALID_ENCODED_DATA"
      ? { file, text: "", fault: { zh: "gzip 数据已损坏", en: "its gzip data is broken" } }
      : { file, text: "", fault: { zh: "不是 UTF-8 文本", en: "it is no UTF-8 text" } };
  }
}

function tooLarge(file: string): TextFile {
  const mebibytes = largest / 1024 / 1024;
  return {
    file,
    text: "",
    fault: { zh: `解压后超过 ${mebibytes} MiB`, en: `it is larger than ${mebibytes} MiB` },
  };
}
