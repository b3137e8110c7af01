import type { Text } from "../estate/findings/rule.js";
import type { Outcome, StackJob, Watcher } from "./run.js";

/** A line of progress for one pool, as the command line shows it. */
interface Line {
  update(detail: string): void;
  done(detail?: string): void;
  fail(detail?: string): void;
}

export interface WatchOptions {
  readonly jobs: readonly StackJob[];
  /** Begins a line. */
  readonly begin: (title: string) => Line;
  /** What people call a pool. */
  readonly nameOf: (pool: string) => string;
  readonly language: keyof Text;
}

/** Shows one line a pool: which stack is under way, how far it is, and how the pool ended. */
export function watchPools({ jobs, begin, nameOf, language }: WatchOptions): Watcher {
  const left = new Map<string, number>();
  for (const { pool } of jobs) left.set(pool, (left.get(pool) ?? 0) + 1);
  const total = new Map(left);
  const lines = new Map<string, Line>();
  const troubles = new Map<string, string>();
  const lineOf = (pool: string) => {
    const line = lines.get(pool) ?? begin(nameOf(pool));
    lines.set(pool, line);
    return line;
  };
  return {
    begun: ({ pool, name }) => lineOf(pool).update(name),
    advanced: ({ pool, name }, done, of) => lineOf(pool).update(`${name} ${of ? `${done}/${of}` : done}`),
    ended({ pool }, outcome) {
      const trouble = troubleIn(outcome, language);
      if (trouble && !troubles.has(pool)) troubles.set(pool, trouble);
      const rest = (left.get(pool) ?? 1) - 1;
      left.set(pool, rest);
      if (rest > 0) return;
      const first = troubles.get(pool);
      const count = total.get(pool) ?? 0;
      if (first) lineOf(pool).fail(first);
      else lineOf(pool).done(stacksWords(count)[language]);
    },
  };
}

function stacksWords(count: number): Text {
  return { zh: `${count} 个栈`, en: `${count} ${count === 1 ? "stack" : "stacks"}` };
}

function troubleIn(outcome: Outcome<unknown>, language: keyof Text): string | undefined {
  if (outcome.result === "failed") return outcome.failure.sentence[language];
  if (outcome.result === "skipped" && outcome.why.because === "interrupted") {
    return language === "zh" ? "被中断" : "interrupted";
  }
  return undefined;
}
