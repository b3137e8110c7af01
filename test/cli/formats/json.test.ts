import { expect, it } from "vitest";
import { jsonReport } from "../../../cli/formats/json.js";
import { unsound } from "./read.js";

it("gives findings as JSON with their counts, and no path of this machine", () => {
  expect(jsonReport(unsound)).toEqual({
    estate: "province",
    at: "2026-11-22",
    files: 212,
    errors: 1,
    warnings: 1,
    accepted: 1,
    findings: unsound.findings,
    acceptedFindings: unsound.accepted.findings(),
  });
});
