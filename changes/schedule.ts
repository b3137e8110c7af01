/** A piece of work: one stack. */
export interface Job {
  readonly name: string;
  /** Jobs of one lane run one at a time: a pool's API server and its people get one change after the other. */
  readonly lane: string;
  /** Names of jobs that must have succeeded before; names of jobs that are not there are taken as done. */
  readonly dependsOn: readonly string[];
}

/** What a job's run says of itself. */
export type Verdict = "done" | "failed" | "failed-lane";

/** Why a job was not begun. */
export type Skipped =
  /** It depends on a job that failed or was skipped. */
  | { readonly because: "dependency"; readonly on: string }
  /** Another job of its lane failed in a way that makes the rest of the lane pointless. */
  | { readonly because: "lane"; readonly on: string }
  /** Somebody asked to stop. */
  | { readonly because: "interrupted" };

export type Fate = { readonly verdict: Verdict } | { readonly verdict: "skipped"; readonly why: Skipped };

export interface ScheduleOptions<J extends Job> {
  readonly run: (job: J) => Promise<Verdict>;
  /** How many lanes may have work under way at once. */
  readonly parallel: number;
  /** Begin nothing more once it aborts; what is under way is waited for. */
  readonly interruption: AbortSignal;
  /** Told of each job that is not begun, as soon as that is known. */
  readonly onSkip?: (job: J, why: Skipped) => void;
}

/**
 * Runs jobs so that each begins after all it depends on have succeeded, at most one in a lane and `parallel` in
 * all. Every job gets exactly one fate. Among those that may begin, earlier ones in the list go first.
 *
 * @throws Error if jobs depend on each other in a circle, or two have one name
 */
export async function schedule<J extends Job>(
  jobs: readonly J[],
  options: ScheduleOptions<J>,
): Promise<ReadonlyMap<string, Fate>> {
  assertOrderable(jobs);
  const board = new Board(jobs, options);
  return new Promise((resolve, reject) => {
    let running = 0;
    const advance = () => {
      board.skipHopeless();
      for (const job of board.takeReady(options.parallel - running)) {
        running += 1;
        options.run(job).then((verdict) => {
          running -= 1;
          board.settle(job, verdict);
          advance();
        }, reject);
      }
      if (running === 0) resolve(board.fates);
    };
    advance();
  });
}

/** Which jobs wait, which lanes are busy, what became of the rest. */
class Board<J extends Job> {
  readonly fates = new Map<string, Fate>();
  readonly #waiting: Set<J>;
  readonly #names: ReadonlySet<string>;
  readonly #busy = new Set<string>();
  readonly #closed = new Map<string, string>();

  constructor(
    jobs: readonly J[],
    private readonly options: ScheduleOptions<J>,
  ) {
    this.#waiting = new Set(jobs);
    this.#names = new Set(jobs.map(({ name }) => name));
  }

  settle(job: J, verdict: Verdict): void {
    this.fates.set(job.name, { verdict });
    this.#busy.delete(job.lane);
    if (verdict === "failed-lane") this.#closed.set(job.lane, job.name);
  }

  /** Skips what can no longer run; a skipped job can make others hopeless, so it goes on until none is. */
  skipHopeless(): void {
    for (let found = true; found; ) {
      found = false;
      for (const job of this.#waiting) {
        const why = this.#hopeless(job);
        if (!why) continue;
        found = true;
        this.#waiting.delete(job);
        this.fates.set(job.name, { verdict: "skipped", why });
        this.options.onSkip?.(job, why);
      }
    }
  }

  /** Takes up to so many jobs that may begin now; their lanes are busy from here on. */
  takeReady(most: number): J[] {
    const taken: J[] = [];
    for (const job of this.#waiting) {
      if (taken.length >= most) break;
      if (this.#busy.has(job.lane) || !job.dependsOn.every((name) => this.#isDone(name))) continue;
      this.#waiting.delete(job);
      this.#busy.add(job.lane);
      taken.push(job);
    }
    return taken;
  }

  #hopeless(job: J): Skipped | undefined {
    const failed = job.dependsOn.find((name) => {
      const fate = this.fates.get(name);
      return fate !== undefined && fate.verdict !== "done";
    });
    if (failed !== undefined) return { because: "dependency", on: failed };
    const closed = this.#closed.get(job.lane);
    if (closed !== undefined) return { because: "lane", on: closed };
    return this.options.interruption.aborted ? { because: "interrupted" } : undefined;
  }

  #isDone(name: string): boolean {
    return !this.#names.has(name) || this.fates.get(name)?.verdict === "done";
  }
}

function assertOrderable(jobs: readonly Job[]): void {
  const byName = new Map(jobs.map((job) => [job.name, job]));
  if (byName.size !== jobs.length) throw new Error("two jobs have one name");
  const settled = new Set<string>();
  const visit = (job: Job, path: readonly string[]): void => {
    if (path.includes(job.name))
      throw new Error(`stacks depend on each other: ${[...path, job.name].join(" -> ")}`);
    if (settled.has(job.name)) return;
    for (const name of job.dependsOn) {
      const next = byName.get(name);
      if (next) visit(next, [...path, job.name]);
    }
    settled.add(job.name);
  };
  for (const job of jobs) visit(job, []);
}
