import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { allChecks, byFault } from "../../estate/checks.js";

const areas: Readonly<Record<string, string>> = {
  CAP: "capabilities",
  CHG: "changes",
  DR: "recovery",
  DUT: "duty",
  EXC: "exceptions",
  MIG: "migration",
  NET: "network",
  PLN: "planes",
  REF: "references",
  SEC: "security",
  TEN: "tenancy",
  XIN: "xinchuang",
};

const root = new URL("../../estate/checks/", import.meta.url);

describe("the checks", () => {
  it("stand one a file in the folder of their area", async () => {
    const files = Object.values(areas).flatMap((area) =>
      readdirSync(new URL(`${area}/`, root)).map(() => area),
    );
    const found = (await allChecks()).map(({ code }) => areas[code.replace(/\d+$/, "")]);
    expect(found.sort()).toEqual(files.sort());
  });

  it("are found in folders only that have an area", () => {
    expect(readdirSync(root).sort()).toEqual(Object.values(areas).sort());
  });

  it("either look at the estate or at what was found", async () => {
    const both = (await allChecks()).filter((check) => "find" in check === "review" in check);
    expect(both).toEqual([]);
  });
});

describe("a message by fault", () => {
  it("is that of the fault, in either language", () => {
    type Params = { fault: "many"; count: number } | { fault: "none" };
    const { zh, en } = byFault<Params>({
      many: { zh: (p) => `有 ${p.count} 个`, en: (p) => `there are ${p.count}` },
      none: { zh: () => "没有", en: () => "there is none" },
    });
    expect([zh({ fault: "many", count: 2 }), en({ fault: "none" })]).toEqual(["有 2 个", "there is none"]);
  });
});
