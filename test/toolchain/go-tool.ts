import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { execa } from "execa";
import { binFolder, cacheFolder } from "./cache.js";
import { findExecutable, findOnPath } from "./find.js";

/** Programs built from one Go module; its folder here pins every version they are built from. */
export interface GoTool {
  readonly name: string;
  readonly folder: string;
}

interface Program {
  readonly path: string;
  readonly version: string;
}

interface Module {
  readonly Tool: readonly { readonly Path: string }[];
  readonly Require?: readonly { readonly Path: string; readonly Version: string }[];
}

/** Every folder in this one that has a go.mod. */
export function goTools(folder: string): GoTool[] {
  return readdirSync(folder)
    .map((name) => ({ name, folder: join(folder, name) }))
    .filter((tool) => existsSync(join(tool.folder, "go.mod")));
}

/** Builds what is missing or was built from other versions; tells before each program, for it takes minutes. */
export async function buildGoTool(tool: GoTool, tell: (line: string) => void): Promise<void> {
  const programs = await programsOf(tool);
  const stamp = join(cacheFolder(), "stamps", tool.name);
  const digest = digestOf(tool);
  const isCurrent = readIfThere(stamp) === digest;
  const stale = programs.filter(({ path }) => !isCurrent || !findExecutable(basename(path), [binFolder()]));
  for (const program of stale) {
    tell(`building ${basename(program.path)} ${program.version}`);
    await build(tool, program);
  }
  mkdirSync(join(stamp, ".."), { recursive: true });
  writeFileSync(stamp, digest);
}

async function programsOf(tool: GoTool): Promise<Program[]> {
  if (!findOnPath("go"))
    throw new Error("needs Go 1.21 or newer on the PATH; it fetches the release it builds with");
  const { stdout } = await execa("go", ["mod", "edit", "-json"], { cwd: tool.folder });
  const module = JSON.parse(stdout) as Module;
  return module.Tool.map(({ Path }) => {
    const source = module.Require?.find((required) => `${Path}/`.startsWith(`${required.Path}/`));
    return { path: Path, version: source?.Version ?? "v0.0.0" };
  });
}

async function build(tool: GoTool, program: Program): Promise<void> {
  const target = join(binFolder(), basename(program.path));
  // Renamed into place, because a running program's file can't be written over.
  const unfinished = `${target}.${process.pid}`;
  const args = ["build", "-ldflags", linkerFlags(tool, program.version), "-o", unfinished, program.path];
  await execa("go", args, { cwd: tool.folder, env: { CGO_ENABLED: "0" } });
  renameSync(unfinished, target);
}

/** The tool's `ldflags` file in one line, with the version of what is built filled in. */
function linkerFlags(tool: GoTool, version: string): string {
  const [major = "", minor = ""] = version.replace(/^v/, "").split(".");
  return readIfThere(join(tool.folder, "ldflags"))
    .replaceAll("{version}", version)
    .replaceAll("{major}", major)
    .replaceAll("{minor}", minor)
    .trim()
    .replaceAll("\n", " ");
}

function digestOf(tool: GoTool): string {
  const sources = readdirSync(tool.folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".go"))
    .sort();
  const inputs = ["go.mod", "go.sum", "ldflags", ...sources].map((file) =>
    readIfThere(join(tool.folder, file)),
  );
  return createHash("sha256").update(JSON.stringify(inputs)).digest("hex");
}

function readIfThere(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}
