import { expect, it } from "vitest";
import { faultToTell } from "../../cli/fault-to-tell.js";
import { UsageError } from "../../estate/usage-error.js";

const usage = new UsageError(
  { zh: "没有这个命令", en: "there is no such verb" },
  { zh: "看帮助", en: "see the help" },
);

/** An error as Node.js throws it for the operating system. */
function refused(code: string, path: string): Error {
  return Object.assign(new Error(`${code}: something, open '${path}'`), { code, path });
}

it.each([
  [usage, "error: there is no such verb\nhint: see the help", "错误：没有这个命令\n提示：看帮助"],
  [
    refused("EACCES", "/srv/out"),
    "error: /srv/out: permission denied\nhint: check that path and its permissions",
    "错误：/srv/out：没有权限\n提示：请检查该路径及其权限",
  ],
  [
    refused("ENOENT", "/lost"),
    "error: this is a fault of zhengyun, not yours: ENOENT: something, open '/lost'\nhint: run it again with ZHENGYUN_DEBUG=1 for the details that a report needs",
    "错误：这是 zhengyun 自身的缺陷，不是您的问题：ENOENT: something, open '/lost'\n提示：设 ZHENGYUN_DEBUG=1 重新运行，可得到反馈问题所需的细节",
  ],
  [
    new TypeError("x is undefined\n    at y"),
    "error: this is a fault of zhengyun, not yours: x is undefined\nhint: run it again with ZHENGYUN_DEBUG=1 for the details that a report needs",
    "错误：这是 zhengyun 自身的缺陷，不是您的问题：x is undefined\n提示：设 ZHENGYUN_DEBUG=1 重新运行，可得到反馈问题所需的细节",
  ],
])("tells %s in one sentence and a hint", (error, en, zh) => {
  expect([faultToTell(error, "en"), faultToTell(error, "zh")]).toEqual([en, zh]);
});
