import { spawn } from "node:child_process";
import type { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import type { Row, Variant } from "./row.js";

/** What one variant took in each round. */
export interface Measured {
  readonly variant: Variant;
  readonly milliseconds: readonly number[];
  /** Peak resident memory. */
  readonly megabytes: readonly number[];
}

/** Runs all variants of a row, round by round, so that what else the machine does falls on all of them. */
export async function measure(row: Row, folder: string, quick: boolean): Promise<readonly Measured[]> {
  try {
    await row.prepare?.(folder, quick);
    return await rounds(row, folder, quick);
  } finally {
    await row.finish?.();
  }
}

async function rounds(row: Row, folder: string, quick: boolean): Promise<readonly Measured[]> {
  const results = row.variants.map((variant) => ({
    variant,
    milliseconds: [] as number[],
    megabytes: [] as number[],
  }));
  const count = quick ? 1 : (row.rounds ?? 5);
  for (let round = 0; round < count; round++) {
    for (const { variant, milliseconds, megabytes } of results) {
      await variant.before?.(folder, round);
      const once = await run(variant, folder, quick);
      milliseconds.push(once.milliseconds);
      megabytes.push(once.megabytes);
    }
  }
  await row.verify?.(folder, quick);
  return results;
}

interface Once {
  readonly milliseconds: number;
  readonly megabytes: number;
}

function run(variant: Variant, folder: string, quick: boolean): Promise<Once> {
  const peak = new URL("peak.js", import.meta.url).href;
  const started = performance.now();
  const child = spawn(
    process.execPath,
    ["--import", peak, fileURLToPath(variant.module), ...variant.args(folder, quick)],
    {
      stdio: ["ignore", "ignore", "inherit", "pipe"],
      env: { ...process.env, ...variant.environment?.(folder) },
    },
  );
  let told = "";
  (child.stdio[3] as Readable).on("data", (text) => {
    told += text;
  });
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => {
      const elapsed = performance.now() - started;
      if (code !== 0 || told === "") {
        reject(new Error(`${variant.name} ended with ${code}.`));
        return;
      }
      const { megabytes, milliseconds }: { megabytes: number; milliseconds?: number } = JSON.parse(told);
      resolve({ megabytes, milliseconds: milliseconds ?? elapsed });
    });
  });
}

export const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) / 2)] ?? Number.NaN;
