import { cpSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { checkEstate, type Finding, loadEstate } from "../../../estate/index.js";

/** The folder that holds one folder a code, and the sound estate `base/` that each changes in one respect. */
export const fixtures = new URL(".", import.meta.url).pathname;

/** The day on which fixtures are checked. */
const today = "2026-11-22";

/**
 * Does something with a fixture's estate, `base/` with the files of `<code>/estate/` laid over it, in a temporary
 * folder. What git cannot hold (a large file, a link) is added by `<code>/make.ts`. `base` is a fixture without any.
 */
export async function estateFolder<T>(code: string, act: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "zhengyun-fixture-"));
  try {
    await lay(code, folder);
    return await act(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Every finding of a fixture, one a line. */
export async function findingsOf(code: string): Promise<string[]> {
  return estateFolder(code, async (folder) => {
    const { estate, findings } = await loadEstate(folder);
    const all = estate ? [...findings, ...(await checkEstate(estate, { today })).findings] : findings;
    return all.map(line);
  });
}

async function lay(code: string, folder: string): Promise<void> {
  cpSync(join(fixtures, "base"), folder, { recursive: true });
  const own = join(fixtures, code, "estate");
  if (existsSync(own)) cpSync(own, folder, { recursive: true });
  const maker = join(fixtures, code, "make.ts");
  if (existsSync(maker)) ((await import(maker)) as { default: (estate: string) => void }).default(folder);
}

function line({ code, severity, file, line, column, entity, message, hint }: Finding): string {
  const place = `${file}:${line}:${column} ${severity} ${code} ${entity}`;
  return `${place}: ${message.en} (${hint.en}) | ${message.zh}（${hint.zh}）`;
}
