import { isUtf8 } from "node:buffer";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Source } from "./model.js";

/** A file's text, or what keeps it from having one. */
export type FileRead = Source & { readonly fault?: FileFault };

export type FileFault =
  | { readonly kind: "size"; readonly mebibytes: number }
  | { readonly kind: "encoding" }
  | { readonly kind: "system"; readonly reason: string };

/** Larger files are refused before they are parsed: no Prometheus has such a one. */
const largest = 32 * 1024 * 1024;

/** The files at a path: itself, or all YAML and JSON files of a folder and below, by name. */
export function filesAt(path: string): { readonly files: readonly string[]; readonly isFolder: boolean } {
  if (!statSync(path).isDirectory()) return { files: [path], isFolder: false };
  const files = readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ya?ml|json)$/i.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
  return { files: files.sort(), isFolder: true };
}

/** Reads a file; never throws for what it is or holds. @param file what people call it */
export function readSource(path: string, file: string): FileRead {
  try {
    const stat = statSync(path);
    if (stat.size > largest) return tooLarge(file);
    return decodeSource(readFileSync(path), file);
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? String(error);
    return { file, text: "", fault: { kind: "system", reason } };
  }
}

/** The text of bytes. A byte-order mark is not part of it. */
export function decodeSource(bytes: Buffer, file: string): FileRead {
  if (bytes.length > largest) return tooLarge(file);
  if (!isUtf8(bytes)) return { file, text: "", fault: { kind: "encoding" } };
  const text = bytes.toString("utf8");
  return { file, text: text.startsWith("\uFEFF") ? text.slice(1) : text };
}

function tooLarge(file: string): FileRead {
  return { file, text: "", fault: { kind: "size", mebibytes: largest / 1024 / 1024 } };
}
