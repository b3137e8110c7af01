import { describe, expect, it } from "vitest";
import { stableShard } from "../../constructs/stable-shard.js";

describe("stable shards", () => {
  it("never changes: it decides which state holds which department", () => {
    const keys = ["education", "health", "justice", "data-bureau", "binxian-archives", "市场监管"];
    expect(keys.map((key) => [1, 4, 8, 64].map((shards) => stableShard(key, shards)))).toEqual([
      [0, 1, 1, 9],
      [0, 2, 2, 34],
      [0, 0, 4, 36],
      [0, 1, 1, 17],
      [0, 1, 1, 33],
      [0, 3, 3, 43],
    ]);
  });

  it("deals many keys about evenly", () => {
    const counts = [0, 0, 0, 0];
    for (let index = 0; index < 4000; index += 1) {
      const shard = stableShard(`department-${index}`, 4);
      counts[shard] = (counts[shard] ?? 0) + 1;
    }
    expect(counts.every((count) => count > 900 && count < 1100)).toBe(true);
  });
});
