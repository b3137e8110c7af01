import { expect, it } from "vitest";
import { changeJson, namespaceValues } from "../plan-json.js";
import { found } from "./found.js";

const change = (labels: Readonly<Record<string, string>>) =>
  changeJson(
    "kubernetes_namespace_v1.x",
    namespaceValues("education", "xueji"),
    namespaceValues("education", "xueji", labels),
  );

it("who a namespace is taken for changes with its labels, and with no others", () => {
  const changes = [
    change({ "zhengyun.io/department": "health" }),
    change({ "zhengyun.io/xinchuang": "true" }),
    change({ "zhengyun.io/data-class": "core", "example.com/note": "x" }),
  ];
  expect(found("identity-changed", changes)).toEqual([
    "Namespace education-xueji: label zhengyun.io/department changes from education to health",
    "Namespace education-xueji: label zhengyun.io/xinchuang changes from (none) to true",
  ]);
});
