import { expect, it } from "vitest";
import { personasPage } from "../../../../constructs/platform/personas/page.js";

it("docs/personas.md is what the table says; npm run golden writes it anew", async () => {
  await expect(personasPage()).toMatchFileSnapshot("../../../../docs/personas.md");
});
