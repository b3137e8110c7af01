import { resolve } from "node:path";
import { dayOf } from "../estate/days.js";
import type { Accepted, Checked, Estate, Finding } from "../estate/index.js";
import { UsageError } from "../estate/usage-error.js";
import type { Context } from "./context.js";
import { shownPath } from "./shown-path.js";

/** An estate as read and checked, on one day. */
export interface EstateRead {
  /** Absolute. */
  readonly root: string;
  /** The same as people would write it from where they are: `.`, `examples/minimal`. */
  readonly shownRoot: string;
  /** Left out when estate.yaml itself could not be read. */
  readonly estate?: Estate;
  /** YAML files read. */
  readonly files: number;
  /** The day asked about. */
  readonly today: string;
  readonly findings: readonly Finding[];
  readonly accepted: Accepted;
}

/** What those verbs that read an estate declare for it. */
export const estateArguments = {
  estate: {
    placeholder: "ESTATE",
    about: {
      zh: "底账所在的文件夹（默认：当前文件夹或其上级中最近的一份）",
      en: "folder of the estate (by default the nearest one upwards from here)",
    },
  },
} as const;

/** The same for the day asked about. */
export const atOption = {
  value: "DATE",
  about: {
    zh: "按哪一天检查有效期，YYYY-MM-DD（默认：底账所在时区的今天）",
    en: "the day for which expiry is checked, YYYY-MM-DD (by default today in the estate's time zone)",
  },
} as const;

/** An estate as read, before its checks. */
export interface EstateOpened extends Omit<EstateRead, "accepted"> {
  /** Runs the checks. */
  checked(): Promise<EstateRead>;
}

/**
 * Reads and checks the estate that a command line means.
 * @param folder as typed; left out, the nearest estate upwards
 * @param at the day asked about, `YYYY-MM-DD`. @default today in the estate's time zone
 * @throws UsageError if there is no estate, or no such day
 */
export async function readEstate(
  folder: string | undefined,
  at: string | undefined,
  context: Context,
): Promise<EstateRead> {
  return (await openEstate(folder, at, context)).checked();
}

/** The first half of `readEstate`, for those who have something to do while the checks run. */
export async function openEstate(
  folder: string | undefined,
  at: string | undefined,
  context: Context,
): Promise<EstateOpened> {
  const { byPlace } = await import("../estate/findings/finding.js");
  const { checkEstate, findEstate, loadEstate } = await import("../estate/index.js");
  if (at !== undefined) await assertDay(at);
  const root = folder === undefined ? findEstate(context.folder) : resolve(context.folder, folder);
  const task = context.progress.begin(reading[context.language]);
  try {
    // As people would write it: what is wrong with the folder is told in these words.
    const { estate, findings, files } = await loadEstate(shownPath(root, process.cwd()));
    const today = at ?? todayIn(estate?.settings.timeZone ?? "UTC", context.now());
    const shownRoot = shownPath(root, context.folder);
    const opened = { root, shownRoot, ...(estate ? { estate } : {}), files, today, findings };
    const checked = async () => {
      try {
        const { findings, accepted } = estate ? await checkEstate(estate, { today }) : unchecked;
        return { ...opened, findings: [...opened.findings, ...findings].sort(byPlace), accepted };
      } finally {
        task.drop();
      }
    };
    return { ...opened, checked };
  } catch (error) {
    task.drop();
    throw error;
  }
}

/** Where no exception accepts anything. */
export const noneAccepted: Accepted = { count: 0, findings: () => [] };

const unchecked: Checked = { findings: [], accepted: noneAccepted };

const reading = { zh: "读取并检查底账", en: "reading and checking the estate" } as const;

/** The calendar day, `YYYY-MM-DD`, that it is at a moment in a time zone. */
export function todayIn(timeZone: string, moment: Date): string {
  return dayOf(moment.toISOString(), timeZone);
}

async function assertDay(text: string): Promise<void> {
  const { day } = await import("../estate/schema.js");
  if (day.safeParse(text).success) return;
  throw new UsageError(
    { zh: `--at 的值 ${text} 不是日期`, en: `--at ${text} is not a day` },
    { zh: "请写成 2026-11-22 这样", en: "write it like 2026-11-22" },
  );
}
