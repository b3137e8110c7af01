import { allSuites } from "../../../../monitoring/proving/suite.js";
import { findBinaries } from "../../cluster/binaries.js";
import { survivorsOf } from "./judge.js";
import { type Mutant, mutantsOf } from "./mutants.js";
import { type Score, scoreOf } from "./score.js";

/** How many of a hundred mutants the cases must notice. */
const wanted = 95;

/** `npm run mutate [-- PATTERN]`: every mutant of the rules whose names match. */
async function main(pattern = ""): Promise<void> {
  const { promtool } = findBinaries(["promtool"]);
  const mutants = mutantsOf(await allSuites()).filter(({ rule }) => new RegExp(pattern).test(rule));
  if (mutants.length === 0) throw new Error(`no rule has a name like ${pattern}`);
  const survivors = await survivorsOf(mutants, promtool, progress);
  const score = scoreOf(mutants, survivors);
  process.stdout.write(`${report(mutants, score)}\n`);
  process.exitCode = score.percent >= wanted ? 0 : 1;
}

function progress(tried: number, of: number): void {
  if (process.stderr.isTTY) process.stderr.write(`\r${tried}/${of}${tried === of ? "\n" : " "}`);
  else if (tried === of) process.stderr.write(`tried ${of}\n`);
}

function report(mutants: readonly Mutant[], { percent, noticed, same, missed }: Score): string {
  const kinds = [...new Set(mutants.map(({ kind }) => kind))].sort();
  const number = (all: readonly Mutant[], kind: string) => all.filter((one) => one.kind === kind).length;
  const equal = [...same.values()].flat();
  return [
    ...missed.map(({ kind, rule, change }) => `missed: ${rule}: ${kind}: ${change}`),
    "",
    ...[...same].map(([reason, { length }]) => `mean the same, ${length}: ${reason}`),
    "",
    ...kinds.map(
      (kind) =>
        `${kind}: ${number(mutants, kind)}, missed ${number(missed, kind)}, mean the same ${number(equal, kind)}`,
    ),
    "",
    `${mutants.length} mutants: ${noticed} noticed, ${missed.length} missed, ${equal.length} mean the same: ${percent.toFixed(2)} %`,
  ].join("\n");
}

await main(process.argv[2]);
