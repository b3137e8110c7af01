import { describe, expect, it } from "vitest";
import { amountsOf, exceeds, nothing, shortfalls, shown, shownShortfalls } from "../../estate/amounts.js";

const quota = { cpu: 2.25, memory: "3Gi", storage: "1Ti", gpus: 1, loadBalancers: 2 };
const amounts = { cpu: 9, memory: 3072, storage: 1024 * 1024, gpus: 1, loadBalancers: 2 };

describe("amounts", () => {
  it("counts in quarters of a core and in MiB", () => {
    expect(amountsOf(quota)).toEqual(amounts);
  });

  it("tells of each resource of which more is asked for than is given", () => {
    expect(shortfalls({ ...amounts, cpu: 12, gpus: 2 }, amounts)).toEqual([
      { resource: "cpu", asked: 12, given: 9 },
      { resource: "gpus", asked: 2, given: 1 },
    ]);
    expect(shortfalls(amounts, amounts)).toEqual([]);
  });

  it.each(["cpu", "memory", "storage", "gpus", "loadBalancers"] as const)(
    "notices one %s too many",
    (name) => {
      expect(exceeds(amounts, quota)).toBe(false);
      expect(exceeds({ ...nothing, [name]: amounts[name] + 1 }, quota)).toBe(true);
    },
  );

  it.each([
    ["cpu", 256, "64 核", "64 cores"],
    ["cpu", 4, "1 核", "1 core"],
    ["cpu", 1, "0.25 核", "0.25 cores"],
    ["memory", 0, "0", "0"],
    ["memory", 512, "512Mi", "512Mi"],
    ["memory", 1536, "1536Mi", "1536Mi"],
    ["storage", 160 * 1024, "160Gi", "160Gi"],
    ["storage", 2 * 1024 ** 2, "2Ti", "2Ti"],
    ["gpus", 3, "3", "3"],
  ] as const)("shows %s %d as %s and %s", (resource, amount, zh, en) => {
    expect(shown(resource, amount)).toEqual({ zh, en });
  });

  it("says what was asked, what is given and what is missing", () => {
    expect(shownShortfalls([{ resource: "cpu", asked: 256, given: 160 }])).toEqual({
      zh: "处理器 申请 64 核，可给 40 核，缺 24 核",
      en: "CPU asked 64 cores, given 40 cores, short by 24 cores",
    });
  });
});
