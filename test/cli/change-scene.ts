import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import { loadEstate } from "../../estate/index.js";
import { stacksOf } from "../../stacks/app.js";
import { synthesise } from "../../stacks/synthesis/synthesise.js";
import { fakeTerraform } from "../changes/fake-terraform.js";
import { contextOf } from "./context.js";
import { estateWith, folderWith } from "./folder-with.js";

/** What plan is asked when nothing is asked of it. */
export const planInput = {
  estate: undefined,
  pool: [],
  stack: [],
  out: undefined,
  as: undefined,
  terraformBin: undefined,
  parallel: undefined,
  at: undefined,
} as const;

const synthesised = mkdtempSync(join(tmpdir(), "zhengyun-synthesised-"));
afterAll(() => rmSync(synthesised, { recursive: true, force: true }));
let isSynthesised: Promise<unknown> | undefined;

/** Synthesises the sound estate once; scenes begin with a copy, so that plan has nothing to build. */
async function synthesiseOnce(): Promise<void> {
  const { estate } = await loadEstate(estateWith({}));
  if (!estate) throw new Error("the sound estate is not sound");
  await synthesise(await stacksOf(estate), { out: synthesised, jobs: 1 });
}

/** The sound estate with these files in place of its own or beside them, and a stand-in for Terraform on the PATH. */
export async function scene(files: Readonly<Record<string, string>> = {}, language: "zh" | "en" = "en") {
  isSynthesised ??= synthesiseOnce();
  await isSynthesised;
  const folder = estateWith(files);
  cpSync(synthesised, join(folder, ".zhengyun/out"), { recursive: true });
  const bin = folderWith({});
  const terraform = fakeTerraform(bin);
  terraform.tell({});
  const environment = { PATH: `${bin}:${process.env.PATH}`, HOME: bin, KUBE_HOST: "https://10.0.0.1" };
  return { folder, terraform, context: { ...contextOf(folder, language), environment } };
}
