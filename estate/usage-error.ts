import type { Text } from "./findings/rule.js";

/** Told to people in one sentence: what they asked for cannot be done as asked, and what would help. */
export class UsageError extends Error {
  constructor(
    readonly text: Text,
    readonly hint: Text,
  ) {
    super(text.en);
  }
}
