import { describe, expect, it } from "vitest";
import { checkEstate, type Finding, loadEstate } from "../../estate/index.js";
import { estateFolder } from "./checks/fixture.js";

async function checked(code: string, today: string) {
  return estateFolder(code, async (folder) => {
    const { estate } = await loadEstate(folder);
    if (!estate) throw new Error(`${code} has no estate`);
    const { findings, accepted } = await checkEstate(estate, { today });
    const told = (list: readonly Finding[]) => list.map(({ code, entity }) => `${code} ${entity}`);
    return { findings: told(findings), accepted: told(accepted.findings()) };
  });
}

const finding = "PLN002 pool 230100-city";

describe("checking an estate", () => {
  it("sets apart what an exception accepts, from its approval to the day before it expires", async () => {
    const others = ["EXC002 exception mended-room"];
    const accepted = { findings: others, accepted: [finding] };
    expect(await checked("EXC002", "2026-06-01")).toEqual(accepted);
    expect(await checked("EXC002", "2026-12-31")).toEqual(accepted);
  });

  it("tells of it again once the exception has expired, and of the exception", async () => {
    expect(await checked("EXC002", "2027-01-01")).toEqual({
      findings: ["EXC001 exception borrowed-room", "EXC001 exception mended-room", finding],
      accepted: [],
    });
  });

  it("accepts nothing before an exception is approved", async () => {
    expect(await checked("EXC002", "2026-05-31")).toEqual({
      findings: [
        "SEC015 exception borrowed-room",
        "EXC002 exception mended-room",
        "SEC015 exception mended-room",
        finding,
      ],
      accepted: [],
    });
  });
});
