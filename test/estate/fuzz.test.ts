import { createHash } from "node:crypto";
import {
  cpSync,
  existsSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import synth from "../../cli/verbs/synth.js";
import { checkEstate, type Finding, loadEstate, UsageError } from "../../estate/index.js";
import { contextOf } from "../cli/context.js";
import { type Mutation, mutations } from "./mutation.js";

/**
 * The smallest useful estate, changed at random. `ZHENGYUN_FUZZ_RUNS` asks for more runs than the quick loop has
 * time for, `ZHENGYUN_FUZZ_SEED` for those of an earlier run.
 */
const runs = Number(process.env.ZHENGYUN_FUZZ_RUNS ?? 200);
const seed = Number(process.env.ZHENGYUN_FUZZ_SEED ?? Date.now() % 2 ** 31);
/** Milliseconds; far more than the runs take on a busy machine, so that only what never ends is stopped. */
const timeout = 60_000 + runs * 200;
const minimal = new URL("../../examples/minimal", import.meta.url).pathname;

const files = new Map(
  readdirSync(minimal, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".yaml"))
    .map((file) => [file, readFileSync(join(minimal, file))]),
);

let home: string;
beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), "zhengyun-fuzz-"));
  console.info(`ZHENGYUN_FUZZ_SEED=${seed} ZHENGYUN_FUZZ_RUNS=${runs}`);
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

/** Calls with the estate after the mutation was applied to it. */
async function mutated(mutation: Mutation, act: (folder: string) => Promise<void>): Promise<void> {
  const folder = join(home, "estate");
  if (!existsSync(folder)) cpSync(minimal, folder, { recursive: true });
  mutation.apply(folder);
  try {
    await act(folder);
  } finally {
    if (mutation.file) writeFileSync(join(folder, mutation.file), files.get(mutation.file) ?? "");
    else rmSync(folder, { recursive: true });
  }
}

describe("whatever is done to the files of an estate", () => {
  it(
    "gives findings at places that exist, or one line that refuses the folder, and nothing else",
    async () => {
      const property = fc.asyncProperty(mutations(files), (mutation) =>
        mutated(mutation, async (folder) => {
          expect((await findingsIn(folder)).flatMap((finding) => problemsOf(finding, folder))).toEqual([]);
        }),
      );
      await fc.assert(property, { seed, numRuns: runs, endOnFailure: true });
    },
    timeout,
  );

  it(
    "leaves an output folder as it was wherever synth refuses the estate",
    async () => {
      const out = join(home, "out");
      expect(await run(minimal, out)).toBe(0);
      const before = digestOf(out);
      const property = fc.asyncProperty(mutations(files), (mutation) =>
        mutated(mutation, async (folder) => {
          if ((await run(folder, out)) !== 0) expect(digestOf(out)).toBe(before);
          else await run(minimal, out);
        }),
      );
      await fc.assert(property, { seed, numRuns: Math.ceil(runs / 10), endOnFailure: true });
      expect(digestOf(out)).toBe(before);
    },
    timeout,
  );
});

/** The exit code of `zhengyun synth`. */
async function run(estate: string, out: string): Promise<number> {
  try {
    return (await synth.run({ estate, out, pool: [], at: "2026-11-22" }, contextOf(home))).exitCode;
  } catch (error) {
    expectRefusal(error);
    return 2;
  }
}

async function findingsIn(folder: string): Promise<readonly Finding[]> {
  try {
    const { estate, findings } = await loadEstate(folder);
    const checked = estate && (await checkEstate(estate, { today: "2026-11-22" }));
    return [...findings, ...(checked ? [...checked.findings, ...checked.accepted.findings()] : [])];
  } catch (error) {
    expectRefusal(error);
    return [];
  }
}

function expectRefusal(error: unknown): void {
  if (!(error instanceof UsageError)) throw error;
  expect(
    [error.text.zh, error.text.en, error.hint.zh, error.hint.en].filter((text) => !isOneLine(text)),
  ).toEqual([]);
}

/** What is wrong with how a finding is told. */
function problemsOf(finding: Finding, folder: string): string[] {
  const { message, hint, entity, file, code } = finding;
  const texts = [message.zh, message.en, hint.zh, hint.en, entity, file, code];
  const places = [finding, ...finding.related].filter(({ file, line, column }) => {
    const lines = linesOf(join(folder, file));
    return !(
      line >= 1 &&
      line <= lines.length &&
      column >= 1 &&
      column <= (lines[line - 1] ?? "").length + 1
    );
  });
  return [...texts.filter((text) => !isOneLine(text)), ...places.map((place) => JSON.stringify(place))];
}

/** Something to read, and nothing that a terminal or a reader would take for a line's end or a command. */
function isOneLine(text: string): boolean {
  return /^[^\p{Control}\u2028\u2029]+$/u.test(text);
}

function linesOf(path: string): string[] {
  return existsSync(path) && lstatSync(path).isFile() ? readFileSync(path, "utf8").split("\n") : [""];
}

function digestOf(folder: string): string {
  const hash = createHash("sha256");
  for (const file of readdirSync(folder, { recursive: true, encoding: "utf8" }).sort()) {
    hash.update(`${file}\n`);
    if (lstatSync(join(folder, file)).isFile()) hash.update(readFileSync(join(folder, file)));
  }
  return hash.digest("hex");
}
