import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { dump } from "js-yaml";
import { UsageError } from "../../estate/usage-error.js";

/** What promtool said. */
export interface Verdict {
  readonly passed: boolean;
  /** Its words, without those about what passed. */
  readonly output: string;
}

/** What promtool wrote, as it wrote it. */
interface Output {
  readonly exitCode: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
  readonly all: string;
}

/**
 * Gives files to promtool in a folder of their own, which is gone afterwards: files of rules are checked, or those
 * whose name ends in `_test.yaml` carried out.
 * @param files contents by name
 * @throws UsageError if there is no promtool
 */
export async function askPromtool(
  verb: "check" | "test",
  files: ReadonlyMap<string, object>,
  program: string,
): Promise<Verdict> {
  const { exitCode, all } = await runPromtool(verb, files, program);
  return {
    passed: exitCode === 0,
    output: all.replaceAll(/^ {2}SUCCESS.*\n|^(?:Unit Testing|Checking).*\n|^\n/gm, ""),
  };
}

/**
 * The same, with all that promtool said.
 * @throws UsageError if there is no promtool
 */
export async function runPromtool(
  verb: "check" | "test",
  files: ReadonlyMap<string, object>,
  program: string,
): Promise<Output> {
  const asked = [...files.keys()].filter((name) => name.endsWith("_test.yaml") === (verb === "test"));
  const folder = mkdtempSync(join(tmpdir(), "zhengyun-rules-"));
  try {
    for (const [name, content] of files) {
      writeFileSync(join(folder, name), dump(content, { noRefs: true, lineWidth: -1 }));
    }
    const { exitCode, stdout, stderr, all, failed, code } = await execa(program, [verb, "rules", ...asked], {
      cwd: folder,
      all: true,
      reject: false,
      maxBuffer: 400_000_000,
      // It makes a small database for every case: collecting seldom, in one thread, costs half.
      env: { GOGC: "400", GOMAXPROCS: "1" },
    });
    if (failed && exitCode === undefined) throw noPromtool(program, code);
    return { exitCode, stdout, stderr, all };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function noPromtool(program: string, reason: string | undefined): UsageError {
  return new UsageError(
    {
      zh: `无法运行 ${program}${reason ? `（${reason}）` : ""}`,
      en: `cannot run ${program}${reason ? ` (${reason})` : ""}`,
    },
    {
      zh: "请安装 Prometheus（Debian 软件包 prometheus），或用 --promtool-bin 指定 promtool",
      en: "install Prometheus (Debian package prometheus), or name promtool with --promtool-bin",
    },
  );
}
