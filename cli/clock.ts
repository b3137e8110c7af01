import type { Context } from "./context.js";

/** Tells seconds since it was made, by the context's clock. */
export function stopwatch({ now }: Pick<Context, "now">): () => number {
  const started = now().getTime();
  return () => (now().getTime() - started) / 1000;
}
