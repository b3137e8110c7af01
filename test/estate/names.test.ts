import { describe, expect, it } from "vitest";
import { isReserved, namespaceOf } from "../../estate/names.js";

describe("names", () => {
  it("calls a namespace after department and application", () => {
    expect(namespaceOf("education/xueji")).toBe("education-xueji");
  });

  it.each(["kube-proxy", "default", "zhengyun-audit", "metallb-system"])(
    "keeps %s for the platform",
    (name) => {
      expect(isReserved(name)).toBe(true);
    },
  );

  it.each(["education-xueji", "kubernetes-lab", "system-audit"])("leaves %s to tenants", (name) => {
    expect(isReserved(name)).toBe(false);
  });
});
