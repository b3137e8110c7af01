import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { minuteText } from "../../../monitoring/duty/clock.js";
import { timelineOf } from "../../../monitoring/duty/timeline.js";
import { naivelyOnShift } from "./naive.js";
import { anyLayer, minute, rotaOf, shanghai } from "./rotas.js";

const people = ["an", "bo", "cai"];
const days = { every: 1, unit: "days" } as const;

/** Watches as lines: when each begins, and who is called. */
function lines(layers: Parameters<typeof rotaOf>[0], from: string, to: string, rest: object = {}): string[] {
  const watches = timelineOf(rotaOf(layers, rest), { from: minute(from), to: minute(to) }, shanghai);
  return watches.map(
    ({ from: at, posts }) => `${minuteText(at)} ${posts.map(({ person }) => person).join(" ") || "-"}`,
  );
}

describe("a rota", () => {
  it("hands over at the hand-over time of every unit of its rotation", () => {
    const layer = {
      people,
      rotation: { every: 12, unit: "hours" },
      from: "2026-03-01",
      handover: "08:30",
    } as const;
    expect(lines([layer], "2026-03-01 00:00", "2026-03-02 12:00")).toEqual([
      "2026-03-01 00:00 -",
      "2026-03-01 08:30 an",
      "2026-03-01 20:30 bo",
      "2026-03-02 08:30 cai",
    ]);
    const weekly = { ...layer, rotation: { every: 2, unit: "weeks" }, handover: "09:00" } as const;
    expect(lines([weekly], "2026-03-10 00:00", "2026-04-20 00:00")).toEqual([
      "2026-03-10 00:00 an",
      "2026-03-15 09:00 bo",
      "2026-03-29 09:00 cai",
      "2026-04-12 09:00 an",
    ]);
  });

  it("starts monthly shifts of the 31st on the last day of shorter months", () => {
    const layer = {
      people,
      rotation: { every: 1, unit: "months" },
      from: "2026-01-31",
      handover: "00:00",
    } as const;
    expect(lines([layer], "2026-02-01 00:00", "2026-06-01 00:00")).toEqual([
      "2026-02-01 00:00 an",
      "2026-02-28 00:00 bo",
      "2026-03-31 00:00 cai",
      "2026-04-30 00:00 an",
      "2026-05-31 00:00 bo",
    ]);
  });

  it("takes Friday's night for Friday's, up to the hand-over on Saturday", () => {
    const layer = { people: ["an"], rotation: days, from: "2026-03-01", weekdays: ["fri"] } as const;
    expect(lines([{ ...layer, weekdays: ["fri"] }], "2026-03-06 00:00", "2026-03-08 00:00")).toEqual([
      "2026-03-06 00:00 -",
      "2026-03-06 08:30 an",
      "2026-03-07 08:30 -",
    ]);
  });

  it("works the Saturdays of 调休 and rests on the holidays of 国庆节", () => {
    const office = {
      people: ["an"],
      rotation: days,
      from: "2026-01-05",
      calendar: "workdays",
      handover: "00:00",
    } as const;
    expect(lines([office], "2026-09-30 00:00", "2026-10-13 00:00")).toEqual([
      "2026-09-30 00:00 an",
      "2026-10-01 00:00 -",
      "2026-10-08 00:00 an",
      "2026-10-11 00:00 -",
      "2026-10-12 00:00 an",
    ]);
  });

  it("keeps hours that run over midnight", () => {
    const nights = {
      people: ["an"],
      rotation: days,
      from: "2026-03-01",
      hours: { from: "20:00", to: "06:00" },
    };
    expect(lines([nights], "2026-03-02 00:00", "2026-03-03 00:00")).toEqual([
      "2026-03-02 00:00 an",
      "2026-03-02 06:00 -",
      "2026-03-02 20:00 an",
    ]);
  });

  it("calls one person a role, from the first of its layers that has somebody", () => {
    const own = {
      role: "first",
      people: ["an"],
      rotation: days,
      from: "2026-03-01",
      hours: { from: "09:00", to: "18:00" },
    };
    const other = { role: "first", people: ["bo"], rotation: days, from: "2026-03-01" };
    const second = { role: "second", people: ["cai"], rotation: days, from: "2026-03-01" };
    expect(lines([own, other, second], "2026-03-02 08:00", "2026-03-02 20:00")).toEqual([
      "2026-03-02 08:00 bo cai",
      "2026-03-02 09:00 an cai",
      "2026-03-02 18:00 bo cai",
    ]);
  });

  it("calls nobody twice", () => {
    const line = { people: ["an"], rotation: days, from: "2026-03-01" };
    expect(lines([line, line], "2026-03-02 00:00", "2026-03-03 00:00")).toEqual(["2026-03-02 00:00 an"]);
  });
});

describe("an override", () => {
  const layers = [
    { role: "first", people: ["an"], rotation: days, from: "2026-03-01" },
    { role: "second", people: ["bo"], rotation: days, from: "2026-03-01" },
  ];
  const during = {
    starts: "2026-03-02T10:00:00+08:00",
    ends: "2026-03-02T04:00:00Z",
    person: "cai",
    reason: "调班",
  };
  const watched = (change: object) => lines(layers, "2026-03-02 09:00", "2026-03-02 13:00", change);

  it("takes the place of whoever is called first", () => {
    expect(watched({ overrides: [during] })).toEqual([
      "2026-03-02 09:00 an bo",
      "2026-03-02 10:00 cai bo",
      "2026-03-02 12:00 an bo",
    ]);
  });

  it("takes over one role, or the shifts of one person", () => {
    const changed = ["2026-03-02 09:00 an bo", "2026-03-02 10:00 an cai", "2026-03-02 12:00 an bo"];
    expect(watched({ overrides: [{ ...during, role: "second" }] })).toEqual(changed);
    expect(watched({ overrides: [{ ...during, replaces: "bo" }] })).toEqual(changed);
    expect(watched({ overrides: [{ ...during, replaces: "dai" }] })).toEqual(["2026-03-02 09:00 an bo"]);
  });

  it("replaces all layers where it says so", () => {
    expect(watched({ overrides: [{ ...during, alone: true }] })[1]).toBe("2026-03-02 10:00 cai");
  });

  it("stands where nobody is on duty", () => {
    const rota = rotaOf([{ people: ["an"], rotation: days, from: "2026-04-01" }], { overrides: [during] });
    const [watch] = timelineOf(
      rota,
      { from: minute("2026-03-02 10:30"), to: minute("2026-03-02 11:00") },
      shanghai,
    );
    expect(watch?.posts).toEqual([{ person: "cai", role: "line-1" }]);
  });

  it("comes after a swap, in which each stands where the other would", () => {
    const swap = {
      starts: "2026-03-02T09:30:00+08:00",
      ends: "2026-03-02T11:00:00+08:00",
      between: ["an", "bo"],
      reason: "换班",
    };
    expect(watched({ swaps: [swap], overrides: [during] })).toEqual([
      "2026-03-02 09:00 an bo",
      "2026-03-02 09:30 bo an",
      "2026-03-02 10:00 cai an",
      "2026-03-02 11:00 cai bo",
      "2026-03-02 12:00 an bo",
    ]);
  });
});

describe("any rota", () => {
  const runs = Number(process.env.ZHENGYUN_FUZZ_RUNS ?? 400) / 16;

  it("covers every minute by exactly the precedence of its layers", () => {
    const moments = fc.array(fc.integer({ min: 0, max: 30 * 1440 - 1 }), { minLength: 10, maxLength: 20 });
    fc.assert(
      fc.property(fc.array(anyLayer, { minLength: 1, maxLength: 4 }), moments, (layers, minutes) => {
        const rota = rotaOf(layers);
        const start = minute("2026-02-01 00:00");
        const watches = timelineOf(rota, { from: start, to: start + 30 * 1440 }, shanghai);
        for (const at of minutes) {
          const found = watches.find(({ from, to }) => from <= start + at && start + at < to);
          const expected = naivelyOnShift(rota, start + at, shanghai.calendar.isWorked);
          expect(found?.posts.map(({ person }) => person)).toEqual(expected);
        }
      }),
      { numRuns: runs },
    );
  });

  it("has watches without gaps or overlaps, neighbours unlike", () => {
    fc.assert(
      fc.property(fc.array(anyLayer, { minLength: 1, maxLength: 4 }), (layers) => {
        const within = { from: minute("2026-01-20 00:00"), to: minute("2026-03-20 00:00") };
        const watches = timelineOf(rotaOf(layers), within, shanghai);
        expect(watches[0]?.from).toBe(within.from);
        expect(watches.at(-1)?.to).toBe(within.to);
        for (const [index, watch] of watches.slice(1).entries()) {
          expect(watch.from).toBe(watches[index]?.to);
          expect(watch.posts).not.toEqual(watches[index]?.posts);
        }
      }),
      { numRuns: runs },
    );
  });
});

describe("a fair rotation", () => {
  it("gives everybody every shift of the round equally often", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 6 }),
        fc.constantFrom("all", "workdays", "holidays"),
        (size, calendar) => {
          const crew = ["an", "bo", "cai", "dai", "en", "fu"].slice(0, size);
          const layer = {
            people: crew,
            rotation: days,
            from: "2026-01-01",
            handover: "00:00",
            calendar,
            fair: true,
          } as const;
          const within = { from: minute("2026-01-01 00:00"), to: minute("2026-12-31 00:00") };
          const turns = timelineOf(rotaOf([layer]), within, shanghai).flatMap(({ posts, from, to }) =>
            Array.from({ length: posts.length * ((to - from) / 1440) }, () => posts[0]?.person ?? ""),
          );
          const whole = turns.slice(0, size * size);
          expect(whole).toHaveLength(size * size);
          for (let place = 0; place < size; place++) {
            const inPlace = whole.filter((_, index) => index % size === place);
            expect([...inPlace].sort()).toEqual(crew);
          }
          const counts = crew.map((person) => turns.filter((one) => one === person).length);
          expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(size === 1 ? 0 : 2);
        },
      ),
    );
  });

  it("does not always give the night to the same person", () => {
    const halves = {
      people: ["an", "bo"],
      rotation: { every: 12, unit: "hours" },
      from: "2026-03-02",
      handover: "08:00",
    } as const;
    const nights = (fair: boolean) =>
      ["2026-03-02 23:00", "2026-03-03 23:00"].map(
        (at) => lines([{ ...halves, fair }], at, `${at.slice(0, 11)}23:30`)[0],
      );
    expect(nights(false)).toEqual(["2026-03-02 23:00 bo", "2026-03-03 23:00 bo"]);
    expect(nights(true)).toEqual(["2026-03-02 23:00 bo", "2026-03-03 23:00 an"]);
  });
});
