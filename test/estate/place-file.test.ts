import { describe, expect, it } from "vitest";
import { documentKinds } from "../../estate/kinds.js";
import { foldersOf, placeFile } from "../../estate/place-file.js";

/** `<kind> <id>`, or the finding's code and hint. */
function placed(file: string): string {
  const place = placeFile(file, documentKinds);
  if (!("fault" in place)) return `${place.kind.name} ${place.id}`;
  const { code, hint } = place.fault("", file);
  return `${code}: ${hint.en}`;
}

const anywhere = "a file's folder says its kind, see docs/reference";

describe("a file's place", () => {
  it.each([
    ["estate.yaml", "estate estate"],
    ["estate.yml", "estate estate"],
    ["divisions.yaml", "divisions divisions"],
    ["divisions/230100.yaml", "divisions divisions/230100"],
    ["duty/people.yaml", "people duty/people"],
    ["duty/people/city/harbin.yaml", "people duty/people/city/harbin"],
    ["duty/calendar-2026.yaml", "calendar 2026"],
    ["pools/230100-harbin.yaml", "pool 230100-harbin"],
    ["network/segments/230100-harbin.yaml", "segments 230100-harbin"],
    ["departments/province/education.yaml", "department education"],
    ["catalogue/prices-2026.yaml", "prices 2026"],
  ])("%s means %s", (file, meant) => {
    expect(placed(file)).toBe(meant);
  });

  it.each([
    [
      "departments/Education.yaml",
      "EST013: Id: lower-case letters, digits, hyphens; starts with a letter; at most 40 characters",
    ],
    ["pools/.yaml", "EST013: Pool id, such as 230100-harbin"],
    ["duty/calendar-26.yaml", "EST013: rename the file"],
    ["duty/calender-2026.yaml", "EST012: did you mean duty/calendar-2026.yaml?"],
    ["department/education.yaml", "EST012: did you mean departments/education.yaml?"],
    ["grants.yaml", "EST012: did you mean grants/?"],
    ["division.yaml", "EST012: did you mean divisions.yaml?"],
    ["people.yaml", "EST012: did you mean duty/people.yaml?"],
    ["network/plane.yaml", "EST012: did you mean network/planes.yaml?"],
    ["x.yaml", `EST012: ${anywhere}`],
  ])("%s is refused: %s", (file, refusal) => {
    expect(placed(file)).toBe(refusal);
  });

  it("lies in one of the folders of the kinds", () => {
    expect([...foldersOf(documentKinds)].sort()).toEqual([
      "approvals",
      "catalogue",
      "catalogue/standards",
      "catalogue/thresholds",
      "changes",
      "changes/emergencies",
      "changes/freezes",
      "departments",
      "divisions",
      "duty",
      "duty/people",
      "duty/receivers",
      "duty/rota",
      "exceptions",
      "exchange-points",
      "grants",
      "migrations",
      "network",
      "network/planes",
      "network/segments",
      "operators",
      "pools",
      "services",
    ]);
  });
});
