import type { Case } from "../../../../monitoring/proving/case.js";
import { runPromtool } from "../../../../monitoring/proving/promtool.js";
import type { Suite } from "../../../../monitoring/proving/suite.js";
import { testFile } from "../../../../monitoring/proving/test-file.js";
import { type Mutant, rulesWith } from "./mutants.js";

/** How many mutants one run of promtool is given. */
const batch = 20;

/** How many runs go at the same time. */
const atOnce = 2;

/** A case that a mutant is tried with. */
interface Trial {
  readonly mutant: Mutant;
  readonly suite: Suite;
  readonly of: Case;
}

/**
 * The mutants that no case notices. All are tried with one case each, then those that are left with the next.
 * @param tell is told after each run how many mutants of a round have been tried, and how many it has
 */
export async function survivorsOf(
  mutants: readonly Mutant[],
  promtool: string,
  tell: (tried: number, of: number) => void = () => {},
): Promise<readonly Mutant[]> {
  let alive = mutants;
  const trials = new Map(mutants.map((mutant) => [mutant, trialsOf(mutant)]));
  for (let round = 0; ; round++) {
    const due = alive.flatMap((mutant) => trials.get(mutant)?.[round] ?? []);
    if (due.length === 0) return alive;
    const found = await noticed(due, promtool, tell);
    alive = alive.filter((mutant) => !found.has(mutant));
  }
}

function trialsOf(mutant: Mutant): readonly Trial[] {
  return mutant.suites.flatMap((suite) => suite.cases.map((of) => ({ mutant, suite, of })));
}

/** The mutants whose trial fails. */
async function noticed(
  trials: readonly Trial[],
  promtool: string,
  tell: (tried: number, of: number) => void,
): Promise<ReadonlySet<Mutant>> {
  const found = new Set<Mutant>();
  let next = 0;
  let tried = 0;
  const worker = async () => {
    while (next < trials.length) {
      const some = trials.slice(next, next + batch);
      next += batch;
      for (const mutant of await failing(some, promtool)) found.add(mutant);
      tried += some.length;
      tell(tried, trials.length);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return found;
}

async function failing(trials: readonly Trial[], promtool: string): Promise<readonly Mutant[]> {
  const files = trials.flatMap(({ mutant, suite, of }, index): [string, object][] => {
    const rules = rulesWith(mutant, suite);
    return [
      [`${index}.rules.yaml`, rules],
      [`${index}_test.yaml`, testFile(`${index}.rules.yaml`, rules, [of])],
    ];
  });
  const { stdout, stderr } = await runPromtool("test", new Map(files), promtool);
  // What promtool cannot read would be noticed without any case.
  if (/could not parse expression/.test(stderr))
    throw new Error(`a mutant is no PromQL: ${stderr.slice(0, 2000)}`);
  return trials.flatMap(({ mutant }, index) =>
    stdout.includes(` ${index}_test.yaml\n  SUCCESS`) ? [] : [mutant],
  );
}
