import { expect } from "vitest";
import { escapeTemplate } from "../../../stacks/escape.js";
import { type Make, onSuccessor, ours, stock } from "../in-stack.js";

/** Text of a literal: as it is for us, escaped by hand for stock CDKTF. */
export type Say = (text: string) => string;

/** A stack of the corpus. Whatever Terraform would read as a template goes through `say`. */
export type Sample = (say: Say) => Make;

/** Expects our bytes to be those of stock CDKTF. */
export function expectEqualToStock(sample: Sample) {
  const mine = ours(
    sample((text) => text),
    { releases: true },
  );
  const theirs = stock(sample(escapeTemplate), { releases: true });
  if (onSuccessor) expect(JSON.parse(mine)).toEqual(JSON.parse(theirs));
  else expect(mine).toBe(theirs);
}

/** Escapes every string and key of a value by hand. */
export function sayAll(value: unknown, say: Say): unknown {
  if (typeof value === "string") return say(value);
  if (Array.isArray(value)) return value.map((item) => sayAll(item, say));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [say(key), sayAll(item, say)]));
}
