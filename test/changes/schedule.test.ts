import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Fate, type Job, schedule, type Verdict } from "../../changes/schedule.js";

const never = new AbortController().signal;
const job = (name: string, lane: string, ...dependsOn: readonly string[]): Job => ({ name, lane, dependsOn });

/** Runs jobs whose verdicts are known beforehand, each after a few turns of the event loop, and notes what went on. */
async function ran(
  jobs: readonly Job[],
  {
    verdicts = {},
    parallel = 2,
    interruption = never,
    onBegin = (_: Job) => {},
  }: {
    verdicts?: Readonly<Record<string, Verdict>>;
    parallel?: number;
    interruption?: AbortSignal;
    onBegin?: (job: Job) => void;
  },
) {
  const log: string[] = [];
  const fates = await schedule(jobs, {
    parallel,
    interruption,
    onSkip: ({ name }) => log.push(`skip ${name}`),
    run: async (one) => {
      log.push(`begin ${one.name}`);
      onBegin(one);
      for (let turns = one.name.length; turns > 0; turns -= 1) await Promise.resolve();
      log.push(`end ${one.name}`);
      return verdicts[one.name] ?? "done";
    },
  });
  return { log, fates };
}

const told = (fates: ReadonlyMap<string, Fate>) =>
  Object.fromEntries(
    [...fates].map(([name, fate]) => {
      if (fate.verdict !== "skipped") return [name, fate.verdict];
      return [
        name,
        fate.why.because === "interrupted" ? "interrupted" : `${fate.why.because} ${fate.why.on}`,
      ];
    }),
  );

describe("jobs", () => {
  it("begin after what they depend on, one at a time in a lane, lanes beside each other", async () => {
    const { log } = await ran([job("a2", "a", "a1"), job("a1", "a"), job("b", "b"), job("a3", "a", "b")], {});
    expect(log).toEqual([
      "begin a1",
      "begin b",
      "end b",
      "end a1",
      "begin a2",
      "end a2",
      "begin a3",
      "end a3",
    ]);
  });

  it("are skipped when what they depend on failed, by name, however far away", async () => {
    const jobs = [job("a", "p"), job("b", "p", "a"), job("c", "p", "b"), job("d", "p")];
    const { fates } = await ran(jobs, { verdicts: { a: "failed" } });
    expect(told(fates)).toEqual({ a: "failed", b: "dependency a", c: "dependency b", d: "done" });
  });

  it("are skipped when their lane is out, while other lanes go on", async () => {
    const jobs = [job("a", "p"), job("b", "p"), job("c", "q"), job("d", "q", "b")];
    const { fates } = await ran(jobs, { verdicts: { a: "failed-lane" } });
    expect(told(fates)).toEqual({ a: "failed-lane", b: "lane a", c: "done", d: "dependency b" });
  });

  it("are not begun after an interruption; what is under way comes to its end", async () => {
    const stop = new AbortController();
    const onBegin = ({ name }: Job) => name === "b" && stop.abort();
    const jobs = [job("a", "p"), job("b", "q"), job("c", "r"), job("d", "p")];
    const { fates } = await ran(jobs, { interruption: stop.signal, onBegin });
    expect(told(fates)).toEqual({ a: "done", b: "done", c: "interrupted", d: "interrupted" });
  });

  it("need not wait for jobs that are not there", async () => {
    expect(told((await ran([job("a", "p", "elsewhere")], {})).fates)).toEqual({ a: "done" });
  });

  it("that wait for each other, or share a name, are refused before anything begins", async () => {
    await expect(ran([job("a", "p", "b"), job("b", "p", "c"), job("c", "q", "a")], {})).rejects.toThrow(
      "stacks depend on each other: a -> b -> c -> a",
    );
    await expect(ran([job("a", "p"), job("a", "q")], {})).rejects.toThrow("two jobs have one name");
  });

  it("are none: nothing happens", async () => {
    expect((await ran([], {})).fates.size).toBe(0);
  });

  it("that throw are our own fault, and stop the run", async () => {
    const run = () => Promise.reject(new Error("bug"));
    await expect(schedule([job("a", "p")], { run, parallel: 1, interruption: never })).rejects.toThrow("bug");
  });
});

const verdict = fc.constantFrom<Verdict>("done", "done", "done", "failed", "failed-lane");

/** Any jobs in any lanes with any dependencies that form no circle, in any order, with any verdicts. */
const scenes = fc.integer({ min: 1, max: 9 }).chain((count) => {
  const names = Array.from({ length: count }, (_, index) => `j${index}`);
  const jobs = names.map((name, index) =>
    fc.record({
      name: fc.constant(name),
      lane: fc.constantFrom("p", "q", "r"),
      dependsOn: fc.subarray(names.slice(0, index)),
    }),
  );
  return fc.record({
    jobs: fc.tuple(...jobs).chain((all) => fc.shuffledSubarray(all, { minLength: count })),
    verdicts: fc.dictionary(fc.constantFrom(...names), verdict),
    parallel: fc.integer({ min: 1, max: 4 }),
    stopAt: fc.option(fc.constantFrom(...names)),
  });
});

/** Reads a log as the events of a run, and checks each against the ones before it. */
function assertOrderly(
  log: readonly string[],
  jobs: readonly Job[],
  verdicts: Readonly<Record<string, Verdict>>,
  parallel: number,
): void {
  const done = new Set<string>();
  const busy = new Set<Job>();
  for (const [what, name] of log.map((line) => line.split(" "))) {
    const one = jobs.find((other) => other.name === name);
    if (!one) throw new Error(`${name} is no job`);
    if (what === "begin") {
      expect(one.dependsOn.filter((other) => !done.has(other))).toEqual([]);
      expect([...busy].filter((other) => other.lane === one.lane)).toEqual([]);
      busy.add(one);
      expect(busy.size).toBeLessThanOrEqual(parallel);
    }
    if (what === "end") {
      busy.delete(one);
      if ((verdicts[one.name] ?? "done") === "done") done.add(one.name);
    }
  }
}

describe("whatever jobs there are", () => {
  it("each has exactly one fate, begins after all it needs is done, and never beside one of its lane", async () => {
    await fc.assert(
      fc.asyncProperty(scenes, async ({ jobs, verdicts, parallel, stopAt }) => {
        const stop = new AbortController();
        const onBegin = ({ name }: Job) => name === stopAt && stop.abort();
        const { log, fates } = await ran(jobs, { verdicts, parallel, interruption: stop.signal, onBegin });
        expect([...fates.keys()].sort()).toEqual(jobs.map(({ name }) => name).sort());
        assertOrderly(log, jobs, verdicts, parallel);
        expect(log.filter((line) => !line.startsWith("end")).length).toBe(jobs.length);
      }),
      { numRuns: 500 },
    );
  });

  it("those without a reason to be skipped are run", async () => {
    await fc.assert(
      fc.asyncProperty(scenes, async ({ jobs, parallel }) => {
        const { fates } = await ran(jobs, { parallel });
        expect([...fates.values()].every(({ verdict }) => verdict === "done")).toBe(true);
      }),
    );
  });
});
