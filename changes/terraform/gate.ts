/**
 * Lets work of one kind pass alone the first time it is done, and freely from then on: what the first pass
 * leaves behind is shared by the later ones. First passes of different kinds do not run together either.
 */
export class Gate {
  readonly #opened = new Set<string>();
  #last: Promise<unknown> = Promise.resolve();

  async pass<T>(kind: string, work: () => Promise<T>): Promise<T> {
    if (this.#opened.has(kind)) return work();
    const turn = this.#last.then(async () => {
      const result = await work();
      this.#opened.add(kind);
      return result;
    });
    this.#last = turn.catch(() => {});
    return turn;
  }
}
