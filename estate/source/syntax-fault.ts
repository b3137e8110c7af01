import type { YAMLException } from "js-yaml";
import { type Fault, faultAt } from "./fault.js";
import { sourceRules } from "./rules.js";

/** js-yaml's reasons, in Chinese; a reason that is not here is shown as the library words it. */
const reasons: readonly (readonly [RegExp, string])[] = [
  [/bad indentation/, "缩进不一致"],
  [/deficient indentation/, "缩进不足，或括号没有闭合"],
  [/unexpected end of the (stream|document) within a .*quoted/, "引号没有闭合"],
  [/unexpected end of the stream within a flow/, "括号没有闭合"],
  [/missed comma/, "括号内各项之间缺少逗号"],
  [/expected ':' after a mapping key|multiline key/, "键后缺少冒号"],
  [/a whitespace character is expected/, "冒号后缺少空格"],
  [/nesting exceeded/, "嵌套超过 100 层"],
  [/unknown escape|hexadecimal/, "双引号内的转义写法有误"],
  [/directive|document separator/, "文档标记（%、---、...）写法有误"],
  [/tag|anchor|alias/, "不使用 YAML 锚点、别名与标签"],
  [/non-printable|null byte|valid JSON character/, "含有不可见的控制字符"],
  [/can not read|cannot read|not expected|unexpected|expected the node/, "此处不应出现这样的内容"],
];

/** What keeps the parser from reading on, told where it stopped. */
export function syntaxFault({ reason, mark }: YAMLException): Fault {
  const offset = mark?.position ?? 0;
  if (reason.startsWith("tab characters")) return faultAt(sourceRules.tab, {}, offset);
  const zh = reasons.find(([pattern]) => pattern.test(reason))?.[1] ?? reason;
  return faultAt(sourceRules.syntax, { zh, en: reason }, offset);
}
