import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { referenceFiles } from "../../../cli/reference/files.js";
import { allAlerts } from "../../../monitoring/index.js";
import { runbooks } from "../../../monitoring/runbooks/index.js";
import { withoutTemplates } from "../../../monitoring/runbooks/page.js";

const alerts = await allAlerts();
const pages = await runbooks();
const sections = ["含义", "影响", "诊断", "处置", "验证", "上报", "取证"];

describe("runbooks", () => {
  it("are there for every alert, and for nothing else", () => {
    expect([...pages.keys()].sort()).toEqual(alerts.map(({ runbook }) => runbook).sort());
  });

  it.each(alerts.map((alert) => [alert.name, alert] as const))(
    "of %s have the title and all parts",
    (name, alert) => {
      const page = pages.get(alert.runbook);
      expect(page?.title).toBe(name);
      expect(page?.parts.filter((part) => part.startsWith("## "))).toEqual(
        sections.map((title) => `## ${title}`),
      );
      expect(page?.parts.join("\n")).not.toMatch(/\{\{|undefined/);
    },
  );

  it("lie in the project as they are generated", async () => {
    const files = await referenceFiles();
    for (const path of pages.keys()) {
      expect(readFileSync(new URL(`../../../${path}`, import.meta.url), "utf8")).toBe(files.get(path));
    }
  });

  it("speak of any object where an alert speaks of one", () => {
    expect(withoutTemplates("节点 {{ $labels.node }} 已用 {{ $value | humanizePercentage }}")).toBe(
      "节点 〈node〉 已用 〈数值〉",
    );
  });

  it("of what wakes somebody say by when it is reported", () => {
    const critical = alerts.find(({ severity, domain }) => severity === "critical" && domain === "security");
    expect(pages.get(critical?.runbook ?? "")?.parts.join("\n")).toContain("四小时内报省级网信部门");
  });
});
