import { expect, it } from "vitest";
import { changeJson, namespaceValues } from "../plan-json.js";
import { found } from "./found.js";

it("what is no longer managed stays, and nobody watches it", () => {
  const changes = [
    changeJson("kubernetes_namespace_v1.x", namespaceValues("education", "xueji"), undefined, ["forget"]),
    changeJson("kubernetes_namespace_v1.y", namespaceValues("education", "other"), undefined),
  ];
  expect(found("forgotten", changes)).toEqual([
    "Namespace education-xueji stays in the pool, but the estate manages it no more",
  ]);
});
