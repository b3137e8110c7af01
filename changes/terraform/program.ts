import { access, constants } from "node:fs/promises";
import { delimiter, join, resolve } from "node:path";
import { execa } from "execa";
import { z } from "zod";
import { UsageError } from "../../estate/usage-error.js";

type Environment = Readonly<Record<string, string | undefined>>;

/** The program that carries changes out. */
export interface Program {
  /** Absolute path. */
  readonly path: string;
  /** As it calls itself: OpenTofu answers `tofu`. */
  readonly product: "terraform" | "tofu";
  readonly version: string;
}

/** What the stacks ask for at least (see `stacks/backend.ts`), and what `-json` and saved plans need. */
const least = [1, 6] as const;

/**
 * The Terraform to use: the one asked for, else `terraform`, else `tofu` on the PATH.
 * @param folder that a relative path starts from
 * @throws UsageError if there is none, or it is too old
 */
export async function findProgram(
  wanted: string | undefined,
  environment: Environment,
  folder: string,
): Promise<Program> {
  const path = await locate(wanted ? [wanted] : ["terraform", "tofu"], environment, folder);
  if (!path) throw missing(wanted);
  const program = await ask(path);
  const [major = 0, minor = 0] = program.version.split(".").map(Number);
  if (major < least[0] || (major === least[0] && minor < least[1])) {
    throw new UsageError(
      {
        zh: `${path} 的版本是 ${program.version}，至少需要 ${least.join(".")}`,
        en: `${path} is version ${program.version}; at least ${least.join(".")} is needed`,
      },
      {
        zh: "升级它，或用 --terraform-bin 指定另一个",
        en: "upgrade it, or name another with --terraform-bin",
      },
    );
  }
  return program;
}

/** The first of some programs that is there: by name on the PATH, or by path. */
export async function locate(
  names: readonly string[],
  environment: Environment,
  folder: string,
): Promise<string | undefined> {
  for (const name of names) {
    const candidates = name.includes("/")
      ? [resolve(folder, name)]
      : (environment.PATH ?? "").split(delimiter).map((entry) => join(entry, name));
    for (const candidate of candidates) {
      const isProgram = await access(candidate, constants.X_OK).then(
        () => true,
        () => false,
      );
      if (isProgram) return candidate;
    }
  }
  return undefined;
}

/** `version -json` of Terraform; OpenTofu answers in the same form, and says who it is without `-json` only. */
async function ask(path: string): Promise<Program> {
  const env = { CHECKPOINT_DISABLE: "1" };
  const [json, plain] = await Promise.all(
    [["version", "-json"], ["version"]].map((args) =>
      execa(path, args, { env, reject: false, timeout: 30_000 }),
    ),
  );
  const version = z.object({ terraform_version: z.string() }).safeParse(parsed(String(json?.stdout ?? "")))
    .data?.terraform_version;
  if (!version) {
    throw new UsageError(
      { zh: `${path} 不是 Terraform 或 OpenTofu`, en: `${path} is neither Terraform nor OpenTofu` },
      { zh: "用 --terraform-bin 指定程序", en: "name the program with --terraform-bin" },
    );
  }
  const product = /^OpenTofu\b/.test(String(plain?.stdout ?? "")) ? "tofu" : "terraform";
  return { path, product, version };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function missing(wanted: string | undefined): UsageError {
  return new UsageError(
    wanted
      ? { zh: `找不到程序 ${wanted}`, en: `there is no program ${wanted}` }
      : { zh: "找不到 terraform，也找不到 tofu", en: "neither terraform nor tofu is on the PATH" },
    {
      zh: "安装 Terraform 1.6 或更高版本（或 OpenTofu），或用 --terraform-bin 指定",
      en: "install Terraform 1.6 or later (or OpenTofu), or name it with --terraform-bin",
    },
  );
}
