import { readFileSync } from "node:fs";
import { join } from "node:path";
import { groupBy } from "../../estate/estate.js";
import { median } from "../measure.js";
import { programsMissing } from "../program.js";
import type { Row, Variant } from "../row.js";

const sizes = [100, 250, 500, 1000, 2000];

function ours(departments: number): Variant {
  return {
    name: `${departments.toLocaleString("en")} departments`,
    module: new URL("../rules/evaluate.js", import.meta.url),
    args: (folder) => [folder, "ours", String(departments)],
  };
}

/** One evaluation of all rules about departments, by how many there are. */
export const row: Row = {
  title: "Rule evaluation by a real Prometheus, by departments",
  base: `${sizes[0]} departments`,
  rounds: 3,
  missing: () => programsMissing("prometheus"),
  variants: sizes.map(ours),
  remark: (folder) => {
    const runs = readFileSync(join(folder, "ours.txt"), "utf8")
      .trim()
      .split("\n")
      .map((line) => line.split(" ").map(Number) as [departments: number, milliseconds: number]);
    const bySize = groupBy(runs, ([departments]) => departments);
    const medians = [...bySize].map(
      ([departments, some]) => [departments, median(some.map(([, milliseconds]) => milliseconds))] as const,
    );
    return `R² of a straight line through the medians: ${straightness(medians).toFixed(4)} (target ≥ 0.98)`;
  },
};

/** The share of the variance that a straight line explains. */
function straightness(points: readonly (readonly [number, number])[]): number {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [x, y] = [mean(points.map(([at]) => at)), mean(points.map(([, value]) => value))];
  const sum = (of: (dx: number, dy: number) => number) =>
    points.reduce((total, [at, value]) => total + of(at - x, value - y), 0);
  const together = sum((dx, dy) => dx * dy);
  return together ** 2 / (sum((dx) => dx * dx) * sum((_, dy) => dy * dy));
}
