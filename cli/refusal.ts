import type { Estate } from "../estate/index.js";
import type { Context } from "./context.js";
import type { EstateRead } from "./estate-read.js";
import { jsonReport } from "./formats/json.js";
import { countsOf } from "./formats/report.js";
import { textReport } from "./formats/text.js";
import type { Outcome } from "./verb.js";

/** An estate without errors. */
export type SoundEstate = EstateRead & { readonly estate: Estate };

/** Whether an estate may be built on; warnings do not stand in the way. */
export function isSound(read: EstateRead): read is SoundEstate {
  return read.estate !== undefined && countsOf(read).errors === 0;
}

const closing = {
  zh: "有错误的底账不生成任何内容：请先处理以上错误",
  en: "nothing is made from an estate with errors: mend these first",
} as const;

/** The answer of every verb that builds on an estate to one with errors. */
export function refusal(read: EstateRead, context: Context): Outcome {
  const text = `${textReport(read, context)}\n  ${context.colors.red(closing[context.language])}`;
  return { exitCode: 1, json: jsonReport(read), text };
}
