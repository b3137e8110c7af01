import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { zhengyun } from "../../monitoring/catalogue/zhengyun.js";
import { EstateWatch } from "../../monitoring/exporter/estate-watch.js";
import { exposition } from "../../monitoring/exporter/prom.js";
import { contextOf } from "../cli/context.js";
import { estateWith } from "../cli/folder-with.js";

function watchOf(root: string, pool?: string): EstateWatch {
  return new EstateWatch({
    root,
    pool,
    now: () => Date.parse("2026-11-22T04:00:00Z"),
    applied: () => undefined,
  });
}

const numberOf = (samples: Awaited<ReturnType<EstateWatch["samples"]>>, metric: string) =>
  samples.find((one) => one.metric === metric)?.value;

test("every sample has a name and labels that the catalogue knows, and no two are the same series", async () => {
  const samples = await watchOf(join(import.meta.dirname, "../../examples/heilongjiang")).samples();
  const metrics: Readonly<Record<string, { readonly labels: readonly string[] }>> = zhengyun.metrics;
  const wrong = samples.filter(
    ({ metric, labels }) =>
      Object.keys(labels).sort().join() !== [...(metrics[metric]?.labels ?? ["?"])].sort().join(),
  );
  expect(wrong).toEqual([]);
  const series = samples.map(({ metric, labels }) => `${metric} ${JSON.stringify(labels)}`);
  expect(series.length).toBe(new Set(series).size);
  const exported = new Set(samples.map(({ metric }) => metric));
  const missing = Object.keys(metrics).filter((name) => !exported.has(name as never));
  // Nothing was applied, no shift of the example is without somebody.
  expect(missing).toEqual([
    "zhengyun_estate_applied_timestamp_seconds",
    "zhengyun_duty_next_gap_timestamp_seconds",
  ]);
  expect(samples.every(({ value }) => Number.isFinite(value))).toBe(true);
});

test("a pool's exporter tells of no other pool", async () => {
  const root = join(import.meta.dirname, "../../examples/heilongjiang");
  const samples = await watchOf(root, "230100-harbin").samples();
  const pools = new Set(samples.flatMap(({ labels }) => labels.pool ?? []));
  expect([...pools]).toEqual(["230100-harbin"]);
  expect(
    samples.some(({ metric }) => metric === "zhengyun_objective_ratio" || metric === "zhengyun_threshold"),
  ).toBe(true);
});

test("an estate that cannot be read leaves the last good values, and its mending is seen", async () => {
  const { folder: root } = contextOf(estateWith({}));
  const watch = watchOf(root);
  const before = await watch.samples();
  const bad = join(root, "grants/g-9999.yaml");
  writeFileSync(bad, "from: [\n");
  const during = await watch.samples();
  rmSync(bad);
  const after = await watch.samples();
  expect([before, during, after].map((samples) => numberOf(samples, "zhengyun_estate_load_success"))).toEqual(
    [1, 0, 1],
  );
  const pools = (samples: typeof before) => samples.filter(({ metric }) => metric === "zhengyun_pool_info");
  expect(pools(before).length).toBeGreaterThan(0);
  expect(pools(during)).toEqual(pools(before));
});

test("the text is what Prometheus reads", async () => {
  const text = await exposition([
    {
      metric: "zhengyun_pool_info",
      labels: { city: "230100", pool: 'a"b', tier: "city", management: "terraform" },
      value: 1,
    },
  ]);
  expect(text).toBe(`# HELP zhengyun_pool_info A pool of the estate.
# TYPE zhengyun_pool_info gauge
zhengyun_pool_info{city="230100",pool="a\\"b",tier="city",management="terraform"} 1
`);
});
