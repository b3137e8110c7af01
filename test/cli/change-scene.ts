import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
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

type Files = Readonly<Record<string, string>>;

let synthesised: Promise<Files> | undefined;

/** What the sound estate is synthesised to; scenes begin with it, so that plan has nothing to build. */
async function synthesisedEstate(): Promise<Files> {
  const { estate } = await loadEstate(estateWith({}));
  if (!estate) throw new Error("the sound estate is not sound");
  const out = folderWith({});
  await synthesise(await stacksOf(estate), { out, jobs: 1 });
  const files = readdirSync(out, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files.map(({ parentPath, name }) => join(parentPath, name));
  return Object.fromEntries(
    paths.map((path) => [join(".zhengyun/out", relative(out, path)), readFileSync(path, "utf8")]),
  );
}

/** The sound estate with these files in place of its own or beside them, and a stand-in for Terraform on the PATH. */
export async function scene(files: Files = {}, language: "zh" | "en" = "en") {
  synthesised ??= synthesisedEstate();
  const folder = estateWith({ ...(await synthesised), ...files });
  const bin = folderWith({});
  const terraform = fakeTerraform(bin);
  terraform.tell({});
  const environment = { PATH: `${bin}:${process.env.PATH}`, HOME: bin, KUBE_HOST: "https://10.0.0.1" };
  return { folder, terraform, context: { ...contextOf(folder, language), environment } };
}
