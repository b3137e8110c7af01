import { isUtf8 } from "node:buffer";
import { readFileSync, type Stats, statSync } from "node:fs";
import type { Text } from "../findings/rule.js";
import { invisibleIn } from "./characters.js";
import { type Fault, faultAt, faultOf } from "./fault.js";
import { sourceRules } from "./rules.js";

/** Larger files are refused before they are parsed. */
export const largestFile = 1024 * 1024;

/** The text of a file, or what kept it from being text. */
export interface Read {
  readonly text: string;
  readonly fault?: Fault;
  /** The file as it was just before it was read; left out where there was nothing to read. */
  readonly stat?: Stats;
}

const reasons: Readonly<Record<string, Text>> = {
  EACCES: { zh: "没有读取权限", en: "permission denied" },
  EPERM: { zh: "没有读取权限", en: "permission denied" },
  ELOOP: { zh: "符号链接成环", en: "its symbolic links run in a circle" },
  ENOENT: { zh: "链接指向的文件不存在", en: "its symbolic link leads nowhere" },
  EISDIR: { zh: "这里应是文件，却是文件夹", en: "a folder stands where a file belongs" },
  ENOTDIR: { zh: "这里应是文件夹，却是文件", en: "a file stands where a folder belongs" },
  ENAMETOOLONG: { zh: "路径过长", en: "its path is too long" },
  EINVAL: { zh: "这不是普通文件", en: "it is not a regular file" },
};

/** A file or folder that could not be read, by the code the system gave. */
export function unreadable(code: string): Fault {
  return faultOf(
    sourceRules.unreadable,
    reasons[code] ?? { zh: `系统错误 ${code}`, en: `system error ${code}` },
  );
}

/** The system's code for what kept it from doing something with a file. */
export function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? "EIO";
}

/** Reads a file of the estate; never throws for what the file is or holds. */
export function readText(path: string): Read {
  try {
    const stat = statSync(path);
    const fault = unfit(stat);
    return fault ? { text: "", fault } : { ...decode(readFileSync(path)), stat };
  } catch (error) {
    return { text: "", fault: unreadable(codeOf(error)) };
  }
}

/** What a file is that keeps it from being read at all. */
function unfit(stat: Stats): Fault | undefined {
  if (stat.isDirectory()) return unreadable("EISDIR");
  if (!stat.isFile()) return unreadable("EINVAL");
  if (stat.size <= largestFile) return undefined;
  return faultOf(sourceRules.tooLarge, { bytes: stat.size, limit: largestFile });
}

/** Decodes bytes as UTF-8 and refuses what editors leave behind and reviewers do not see. */
export function decode(bytes: Buffer): Read {
  const text = bytes.toString("utf8");
  if (!isUtf8(bytes)) return { text, fault: notUtf8(bytes, text) };
  if (text.startsWith("\uFEFF")) return { text, fault: faultOf(sourceRules.byteOrderMark, {}) };
  const carriageReturn = text.indexOf("\r");
  if (carriageReturn >= 0) return { text, fault: faultAt(sourceRules.carriageReturn, {}, carriageReturn) };
  const hidden = invisibleIn(text);
  return hidden ? { text, fault: faultAt(sourceRules.invisible, hidden, hidden.index) } : { text };
}

const replacement = Buffer.from("\uFFFD");

/** Names the first byte that is not UTF-8: the first replacement character that the file does not hold itself. */
function notUtf8(bytes: Buffer, text: string): Fault {
  let offset = 0;
  let from = 0;
  for (let at = text.indexOf("\uFFFD"); at >= 0; at = text.indexOf("\uFFFD", from)) {
    offset += Buffer.byteLength(text.slice(from, at));
    if (!bytes.subarray(offset, offset + 3).equals(replacement)) {
      return faultAt(sourceRules.notUtf8, { offset: offset + 1 }, at);
    }
    offset += replacement.length;
    from = at + 1;
  }
  throw new Error("bytes that are not UTF-8 decode to at least one replacement character");
}
