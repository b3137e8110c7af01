import type { Text } from "../estate/findings/rule.js";
import { UsageError } from "../estate/usage-error.js";

const reasons: Readonly<Record<string, Text>> = {
  EACCES: { zh: "没有权限", en: "permission denied" },
  EPERM: { zh: "不允许这样做", en: "it is not permitted" },
  EROFS: { zh: "文件系统只读", en: "the file system is read-only" },
  ENOSPC: { zh: "磁盘已满", en: "the disk is full" },
  EDQUOT: { zh: "磁盘配额已用完", en: "the disk quota is used up" },
  ENOTDIR: { zh: "路径中有一处是文件而不是文件夹", en: "a file stands where a folder belongs" },
  EISDIR: { zh: "这里应是文件，却是文件夹", en: "a folder stands where a file belongs" },
  ENAMETOOLONG: { zh: "名称太长", en: "the name is too long" },
  ELOOP: { zh: "符号链接成环", en: "its symbolic links run in a circle" },
  EMFILE: { zh: "打开的文件太多", en: "too many files are open" },
};

/** What the operating system refused, as the user's to mend; undefined for anything else, which is ours. */
export function systemFault(error: unknown): UsageError | undefined {
  if (!(error instanceof Error) || !("code" in error)) return undefined;
  const reason = reasons[String(error.code)];
  if (!reason) return undefined;
  if (!("path" in error)) {
    return new UsageError(
      { zh: `无法输出结果：${reason.zh}`, en: `the result cannot be written: ${reason.en}` },
      { zh: "请检查输出到了哪里", en: "check where the output goes" },
    );
  }
  return new UsageError(
    { zh: `${error.path}：${reason.zh}`, en: `${error.path}: ${reason.en}` },
    { zh: "请检查该路径及其权限", en: "check that path and its permissions" },
  );
}
