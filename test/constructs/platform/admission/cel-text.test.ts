import { expect, it } from "vitest";
import { celList, celText } from "../../../../constructs/platform/admission/admission-policy.js";

it("quotes texts for CEL so that none ends its literal early", () => {
  expect(celText("a'b\\c")).toBe("'a\\'b\\\\c'");
  expect(celList(["x", "y'"])).toBe("['x', 'y\\'']");
});
