import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Entity, Estate } from "../../estate/index.js";
import { stacksOf } from "../../stacks/app.js";
import { type KubernetesObject, renderStack } from "../../stacks/render/render-stack.js";
import { type UpstreamInstallation, upstreamReleases } from "../../stacks/render/upstream-releases.js";
import { synthesise } from "../../stacks/synthesis/synthesise.js";
import type { Context } from "../context.js";

const title = { zh: "生成 Kubernetes 清单", en: "rendering manifests" } as const;

/** What a pool's operator is handed. */
export interface RenderedPool {
  /** In the order in which they are applied. */
  readonly objects: KubernetesObject[];
  /** Charts of others that must be installed before, in order. */
  readonly charts: UpstreamInstallation[];
}

/**
 * The objects and charts of some pools. They are read from the same stacks that Terraform would apply, so that both
 * ways to a pool lead to the same objects.
 */
export async function renderEstate(
  estate: Estate,
  pools: readonly Entity<"pool">[],
  context: Context,
): Promise<ReadonlyMap<string, RenderedPool>> {
  const task = context.progress.begin(title[context.language]);
  const out = mkdtempSync(join(tmpdir(), "zhengyun-render-"));
  try {
    const ids = new Set(pools.map((pool) => pool.id));
    const specs = (await stacksOf(estate)).filter((spec) => ids.has(spec.pool));
    await synthesise(specs, {
      out,
      onProgress: ({ stack, done, total }) => task.update(`${done}/${total}  ${stack}`),
    });
    const rendered = new Map<string, RenderedPool>([...ids].map((id) => [id, { objects: [], charts: [] }]));
    for (const { name, pool } of specs) {
      const stack = readFileSync(join(out, "stacks", name, "cdk.tf.json"), "utf8");
      rendered.get(pool)?.objects.push(...renderStack(stack));
      rendered.get(pool)?.charts.push(...upstreamReleases(stack));
    }
    return rendered;
  } finally {
    rmSync(out, { recursive: true, force: true });
    task.drop();
  }
}
