import picocolors from "picocolors";
import type { Context } from "../../cli/context.js";
import type { Language } from "../../cli/language.js";
import { silentProgress } from "../../cli/progress.js";

/** The world of a verb under test: no colours, 80 columns, noon of 2026-11-22 in Harbin. */
export function contextOf(folder: string, language: Language = "en"): Context {
  return {
    language,
    folder,
    environment: {},
    width: 80,
    colors: picocolors.createColors(false),
    progress: silentProgress,
    now: () => new Date("2026-11-22T12:00:00+08:00"),
    interruption: () => new AbortController().signal,
  };
}
