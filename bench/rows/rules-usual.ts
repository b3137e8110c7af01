import { programsMissing } from "../program.js";
import type { Row, Variant } from "../row.js";

const variant = (kind: "ours" | "usual", name: string, ratio?: number): Variant => ({
  name,
  module: new URL("../rules/evaluate.js", import.meta.url),
  args: (folder, quick) => [folder, kind, quick ? "20" : "1000"],
  ...(ratio === undefined ? {} : { atMost: { ratio } }),
});

/** One evaluation of the alerts of a thousand departments: rules that join objectives and owners, or rules for each. */
export const row: Row = {
  title: "Rule evaluation by a real Prometheus: 1,000 departments",
  base: "rules generated for each department",
  rounds: 3,
  missing: () => programsMissing("prometheus"),
  variants: [
    variant("usual", "rules generated for each department"),
    variant("ours", "zhengyun, the same rules for all", 0.5),
  ],
};
