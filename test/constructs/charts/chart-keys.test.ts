import { expect, it } from "vitest";
import { wrongValues } from "./chart-keys.js";

it("tells keys that a chart does not read and values of another type, and leaves free maps free", () => {
  expect(
    wrongValues("metallb", {
      frrk8s: { enabeld: false, external: "yes" },
      controller: { resources: { limits: { cpu: "1" } }, image: { tag: "v1" }, tolerations: [{ key: "x" }] },
      speaker: { logLevel: { debug: true } },
    }),
  ).toEqual([
    "frrk8s.enabeld: no such key",
    "frrk8s.external: string where bool belongs",
    "speaker.logLevel.debug: speaker.logLevel is string",
  ]);
});
