import { expect, test } from "vitest";
import { failuresText } from "../../../cli/failures/text.js";
import { type FailureReport, leaks } from "../../../isolation/planes/report.js";
import { contextOf } from "../context.js";

const relation = { from: "p1", to: "p2", vrf: "public" };
const leaking: FailureReport = {
  planes: [{ plane: "a", relations: 1 }],
  needed: 1,
  unserved: [],
  singles: [
    { failed: ["plane:a"], whole: 0, reduced: 0, cut: [relation] },
    { failed: ["pool:p1"], whole: 0, reduced: 0, cut: [relation] },
  ],
  strays: [
    {
      pool: "p1",
      object: "FRRConfiguration plane-a-public",
      vrf: "public",
      peer: "100.124.0.0",
      what: "announced",
      prefix: "10.9.0.0/16",
    },
  ],
  objects: [
    {
      pool: "p1",
      kind: "BGPPeer",
      name: "plane-a-public-p1",
      reduced: 3,
      cut: 0,
      opens: ["public 100.124.0.0 announces 10.9.0.0/16"],
    },
    { pool: "p1", kind: "IPAddressPool", name: "tax-public", reduced: 0, cut: 1, opens: [] },
    { pool: "p1", kind: "IPAddressPool", name: "hrss-public", reduced: 0, cut: 2, opens: [] },
    { pool: "p1", kind: "BFDProfile", name: "plane-a", reduced: 0, cut: 0, opens: [] },
  ],
  policies: [
    {
      pool: "p1",
      element: "policy:p1/guard",
      policy: "guard",
      consequence: "leak",
      opens: ["hrss/*", "tax/*"],
      reachesTenants: true,
    },
    {
      pool: "p1",
      element: "policy:p1/tax/deny",
      policy: "tax/deny",
      consequence: "single-line",
      opens: ["hrss/*", "tax/*"],
      reachesTenants: true,
    },
  ],
};

test("a leak of any sort fails, a single line of defence does not", () => {
  const [leak, single] = leaking.policies;
  const quiet = { ...leaking, strays: [], objects: [], policies: single ? [single] : [] };
  expect(leaks(leaking)).toBe(true);
  expect(leaks({ ...quiet, strays: leaking.strays })).toBe(true);
  expect(leaks({ ...quiet, policies: leak ? [leak] : [] })).toBe(true);
  expect(leaks({ ...quiet, objects: leaking.objects })).toBe(true);
  expect(leaks(quiet)).toBe(false);
});

test.each(["en", "zh"])("what leaks is told by name, and what one failure alone cuts, in %s", (language) => {
  expect(failuresText(leaking, contextOf(".", language as "en" | "zh"))).toMatchSnapshot();
});

test("without planes only policies are looked at", () => {
  const bare: FailureReport = {
    planes: [],
    needed: 0,
    unserved: [],
    singles: [],
    strays: [],
    objects: [],
    policies: [],
  };
  expect(failuresText(bare, contextOf("."))).toBe(
    `No pool is on a plane: only missing policy objects are examined

one policy object missing: 0 objects
  change nothing 0, only close paths 0, single line of defence 0, leak 0

✓ no failure leaks, and every prefix stays in its VRF and on its planes`,
  );
});
