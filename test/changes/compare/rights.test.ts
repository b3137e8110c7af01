import { describe, expect, it } from "vitest";
import { gainedRights } from "../../../changes/compare/rights.js";

const rule = (apiGroups: string[], resources: string[], verbs: string[], resourceNames?: string[]) => ({
  apiGroups,
  resources,
  verbs,
  ...(resourceNames ? { resourceNames } : {}),
});
const pods = rule([""], ["pods"], ["get", "list"]);

describe("the rights that a role gains", () => {
  it.each([
    [
      "none, if rules are split or put together",
      [pods],
      [rule([""], ["pods"], ["list"]), rule([""], ["pods"], ["get"])],
      [],
    ],
    ["a verb", [pods], [rule([""], ["pods"], ["get", "list", "delete"])], ["delete pods"]],
    [
      "a resource of a group",
      [pods],
      [pods, rule(["apps"], ["deployments"], ["get"])],
      ["get deployments.apps"],
    ],
    ["none, below a wildcard", [rule(["*"], ["*"], ["*"])], [pods], []],
    ["everything", [pods], [rule(["*"], ["*"], ["*"])], ["* *.*"]],
    ["none, if it is kept to some names", [pods], [rule([""], ["pods"], ["get"], ["web"])], []],
    [
      "all names",
      [rule([""], ["secrets"], ["get"], ["web"])],
      [rule([""], ["secrets"], ["get"])],
      ["get secrets"],
    ],
    [
      "another name",
      [rule([""], ["secrets"], ["get"], ["web"])],
      [rule([""], ["secrets"], ["get"], ["web", "db"])],
      ["get secrets db"],
    ],
    ["an address", [], [{ nonResourceURLs: ["/metrics"], verbs: ["get"] }], ["get /metrics"]],
    ["what a new role has", [], [pods], ["get pods", "list pods"]],
  ])("are %s", (_, before, after, gained) => {
    expect(gainedRights(before, after)).toEqual(gained);
  });
});
