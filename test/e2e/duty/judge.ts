import { join } from "node:path";
import { execa } from "execa";
import type { Labels } from "../../../monitoring/routing/matchers.js";
import { binFolder } from "../../toolchain/cache.js";

/** What Alertmanager's own packages say of a configuration. */
interface Judgement {
  /** Of each label set, the routes it comes to. */
  readonly matched: readonly (readonly { readonly receiver: string; readonly route: string }[])[];
  /** Of each route, "1" for every moment at which it notifies, else "0". */
  readonly told: Readonly<Record<string, string>>;
}

/** Asks the judge, a program made of Alertmanager's packages. */
export async function judge(
  config: string,
  labels: readonly Labels[],
  moments: readonly Date[],
): Promise<Judgement> {
  const input = JSON.stringify({ config, labels, moments });
  const { stdout } = await execa(join(binFolder(), "alertmanager-judge"), { input, maxBuffer: 1 << 28 });
  return JSON.parse(stdout) as Judgement;
}
