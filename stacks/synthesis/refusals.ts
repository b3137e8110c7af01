import { UsageError } from "../../estate/usage-error.js";

/** Another process is writing to the output folder. */
export const busyElsewhere = (out: string, pid: number, staging: string) =>
  new UsageError(
    { zh: `进程 ${pid} 正在写入 ${out}`, en: `process ${pid} is writing to ${out}` },
    {
      zh: `等它结束；如果并没有这样的运行，删除 ${staging}`,
      en: `wait for it, or remove ${staging} if there is no such run`,
    },
  );

/** A folder stands where a file is to be written. */
export const folderInTheWay = (path: string) =>
  new UsageError(
    { zh: `${path} 应是文件，却是文件夹`, en: `${path} is a folder, where a file is to be written` },
    { zh: "请把它移开", en: "move it away" },
  );

/** A file stands where a folder is needed. */
export const fileInTheWay = (path: string) =>
  new UsageError(
    { zh: `${path} 应是文件夹，却是文件`, en: `${path} is a file, where a folder is needed` },
    { zh: "请把它移开", en: "move it away" },
  );

/** Text of an estate looks like one of CDKTF's tokens, and CDKTF would put something else in its place. */
export const looksLikeToken = (stack: string, text: string) =>
  new UsageError(
    {
      zh: `栈 ${stack} 中的文字“${text}”与 CDKTF 的内部标记相同`,
      en: `the stack ${stack} holds the text "${text}", which is a mark of CDKTF's`,
    },
    { zh: "请改写底账中的这段文字", en: "write that text of the estate in another way" },
  );
