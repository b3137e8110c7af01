import { UsageError } from "../estate/usage-error.js";
import type { Language } from "./language.js";
import { systemFault } from "./system-faults.js";

/** An error as people are told of it: one sentence and a hint. */
export function faultToTell(error: unknown, language: Language): string {
  const fault = error instanceof UsageError ? error : (systemFault(error) ?? ourFault(error));
  const labels = { zh: ["错误：", "提示："], en: ["error: ", "hint: "] } as const;
  const [errorLabel, hintLabel] = labels[language];
  return `${errorLabel}${fault.text[language]}\n${hintLabel}${fault.hint[language]}`;
}

function ourFault(error: unknown): UsageError {
  const what = (error instanceof Error ? error.message : String(error)).split("\n", 1)[0];
  return new UsageError(
    {
      zh: `这是 zhengyun 自身的缺陷，不是您的问题：${what}`,
      en: `this is a fault of zhengyun, not yours: ${what}`,
    },
    {
      zh: "设 ZHENGYUN_DEBUG=1 重新运行，可得到反馈问题所需的细节",
      en: "run it again with ZHENGYUN_DEBUG=1 for the details that a report needs",
    },
  );
}
