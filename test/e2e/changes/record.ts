import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";

const recorded = fileURLToPath(new URL("../../changes/recorded/", import.meta.url));

/** What unit tests read of a plan; the rest holds paths, times and the whole configuration once more. */
const plan = z.object({
  format_version: z.string(),
  terraform_version: z.string(),
  resource_changes: z
    .array(z.looseObject({ type: z.string(), change: z.looseObject({ actions: z.array(z.string()) }) }))
    .default([]),
});

/** Of what does not change, only this tells whose the rest is. */
const telling = ["kubernetes_namespace_v1", "kubernetes_resource_quota_v1"];

/**
 * With RECORD set, keeps what Terraform showed of some stacks for the unit tests, under a name. One resource a line,
 * so that a difference can be read.
 */
export function record(name: string, shown: string, stacks: readonly string[]): void {
  if (!process.env.RECORD) return;
  for (const stack of stacks) {
    const { resource_changes: changes, ...head } = plan.parse(
      JSON.parse(readFileSync(join(shown, `${stack}.json`), "utf8")),
    );
    const kept = changes.filter(
      ({ type, change }) => change.actions[0] !== "no-op" || telling.includes(type),
    );
    const lines = kept.map((change) => JSON.stringify(change, withoutCopies));
    const open = JSON.stringify({ ...head, resource_changes: [] }).slice(0, -2);
    mkdirSync(join(recorded, name), { recursive: true });
    writeFileSync(join(recorded, name, `${stack}.json`), `${open}\n${lines.join(",\n")}\n]}\n`);
  }
}

/** A release's `metadata` holds its values once more. */
function withoutCopies(key: string, value: unknown): unknown {
  return key === "metadata" && !Array.isArray(value) && typeof value === "object" ? {} : value;
}
