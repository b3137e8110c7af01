import { join } from "node:path";
import { loadEstate } from "../../estate/index.js";
import { stacksOf } from "../../stacks/app.js";
import { synthesise } from "../../stacks/synthesis/synthesise.js";
import { fakeTerraform } from "../changes/fake-terraform.js";
import { contextOf } from "./context.js";
import { contentsOf, estateWith, folderWith } from "./folder-with.js";

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
  const folder = folderWith({});
  await synthesise(await stacksOf(estate), { out: join(folder, ".zhengyun/out"), jobs: 1 });
  return contentsOf(folder);
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
