/** Answers a question about something that cannot be known; the same question always gets the same answer. */
export type Ask = (question: string) => boolean;

const mostRuns = 100_000;

/**
 * Every result that a computation may have: runs it with each combination of answers to the questions it asks, as
 * long as new results may come.
 */
export function outcomes(run: (ask: Ask) => boolean): ReadonlySet<boolean> {
  const found = new Set<boolean>();
  const trail: { question: string; answer: boolean }[] = [];
  for (let runs = 0; runs < mostRuns; runs++) {
    const answers = new Map(trail.map(({ question, answer }) => [question, answer]));
    found.add(
      run((question) => {
        const known = answers.get(question);
        if (known !== undefined) return known;
        answers.set(question, false);
        trail.push({ question, answer: false });
        return false;
      }),
    );
    if (found.size === 2) return found;
    while (trail.at(-1)?.answer) trail.pop();
    const last = trail.at(-1);
    if (!last) return found;
    last.answer = true;
  }
  throw new Error("too many things that cannot be known in one question");
}
