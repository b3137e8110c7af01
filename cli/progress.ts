/** One piece of work that takes a while. */
export interface Task {
  /** Says how far it is: `12 of 40 stacks`. */
  update(detail: string): void;
  /** It is done; the line stays, with these words at its end. */
  done(detail?: string): void;
  /** It did not succeed; the line stays. */
  fail(detail?: string): void;
  /** It is over, and what follows tells all about it: no line stays. */
  drop(): void;
}

/** Tells people what long work is under way. Several tasks may run at the same time. */
export interface Progress {
  /** @param title in the reader's language */
  begin(title: string): Task;
}

/** Says nothing: for tests, and for `--json`. */
export const silentProgress: Progress = {
  begin: () => ({ update() {}, done() {}, fail() {}, drop() {} }),
};

/** Milliseconds after which a task that is still under way is mentioned where there is no terminal. */
const patience = 30_000;

/** Plain lines, one as a task ends and one every half minute before, for log files. */
export function plainProgress(write: (line: string) => void): Progress {
  return {
    begin(title) {
      let latest = "";
      const line = (mark: string, detail: string) =>
        write(detail ? `${mark} ${title}  ${detail}` : `${mark} ${title}`);
      const reminder = setInterval(() => line("…", latest), patience).unref();
      const end =
        (mark: string) =>
        (detail: string = latest) => {
          clearInterval(reminder);
          line(mark, detail);
        };
      return {
        update(detail) {
          latest = detail;
        },
        done: end("✓"),
        fail: end("✗"),
        drop: () => clearInterval(reminder),
      };
    },
  };
}
