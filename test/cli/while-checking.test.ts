import { describe, expect, it } from "vitest";
import { type EstateOpened, openEstate } from "../../cli/estate-read.js";
import { whileChecking } from "../../cli/while-checking.js";
import { contextOf } from "./context.js";
import { estateWith } from "./folder-with.js";

const opened = (changes = {}): Promise<EstateOpened> =>
  openEstate(undefined, undefined, contextOf(estateWith(changes)));

/** A department that nobody is allowed to be: its checks find errors, its file is well written. */
const unsound = { "duty/people.yaml": "people: {}\n" };

describe("making something while the checks run", () => {
  it("gives what was made of a sound estate, put in place only after the checks", async () => {
    const order: string[] = [];
    const estate = await opened();
    const checked = () => estate.checked().finally(() => order.push("checked"));
    const outcome = await whileChecking({ ...estate, checked }, async (_, approval) => {
      order.push("made");
      await approval;
      order.push("in place");
      return 7;
    });
    expect(outcome).toMatchObject({ refused: false, made: 7 });
    expect(order).toEqual(["made", "checked", "in place"]);
  });

  it("puts nothing in place of an estate with errors, and tells of them", async () => {
    let isInPlace = false;
    const outcome = await whileChecking(await opened(unsound), async (_, approval) => {
      await approval;
      isInPlace = true;
    });
    expect(outcome.refused).toBe(true);
    expect(outcome.read.findings.length).toBeGreaterThan(0);
    expect(isInPlace).toBe(false);
  });

  it("makes nothing of an estate whose files are wrong", async () => {
    let isMade = false;
    const outcome = await whileChecking(await opened({ "changes/freezes.yaml": "{" }), async () => {
      isMade = true;
    });
    expect([outcome.refused, isMade]).toEqual([true, false]);
  });

  it("tells of the estate's errors rather than of what they broke", async () => {
    const outcome = await whileChecking(await opened(unsound), async () => {
      throw new Error("broken by the estate");
    });
    expect(outcome.refused).toBe(true);
  });

  it("tells of what went wrong with a sound estate", async () => {
    const making = whileChecking(await opened(), async () => {
      throw new Error("the disk is full");
    });
    await expect(making).rejects.toThrow("the disk is full");
  });

  it("puts nothing in place when a check itself fails", async () => {
    let isInPlace = false;
    const estate = await opened();
    const checked = () => Promise.reject(new Error("a check is wrong"));
    const making = whileChecking({ ...estate, checked }, async (_, approval) => {
      await approval;
      isInPlace = true;
    });
    await expect(making).rejects.toThrow("a check is wrong");
    expect(isInPlace).toBe(false);
  });
});
