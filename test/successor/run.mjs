// The way out of CDKTF, tried: a copy of the project with the community successor under CDKTF's name is compiled
// and tested, and what it makes of the example and of the corpus is compared with what CDKTF makes, block by block.
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { isDeepStrictEqual } from "node:util";

const SUCCESSOR = { cdktf: "npm:cdktn@0.24.0", constructs: "10.7.2" };
const ESTATE = "examples/heilongjiang";
const project = fileURLToPath(new URL("../../", import.meta.url));

/** Copies the project's sources and puts the successor in the place of CDKTF. */
function copyProject(to) {
  const left = new Set(["node_modules", "dist", "coverage", ".git", "cdktf.out", "state"]);
  const filter = (path) => !left.has(relative(project, path)) && basename(path) !== ".zhengyun";
  cpSync(project, to, { recursive: true, filter });
  const file = join(to, "package.json");
  const { dependencies, ...rest } = JSON.parse(readFileSync(file, "utf8"));
  const inside = { cdktf: "$cdktf" };
  const overrides = { "@cdktf/provider-kubernetes": inside, "@cdktf/provider-helm": inside };
  writeFileSync(
    file,
    JSON.stringify({ ...rest, dependencies: { ...dependencies, ...SUCCESSOR }, overrides }),
  );
  rmSync(join(to, "package-lock.json"), { force: true });
}

function run(folder, command, ...args) {
  console.log(`$ ${command} ${args.join(" ")}`);
  execFileSync(command, args, { cwd: folder, stdio: "inherit" });
}

/** Builds `write.ts` in a copy of the project and lets it write. */
function write(folder, out) {
  const built = mkdtempSync(join(folder, "node_modules", ".successor-"));
  try {
    const tsc = join("node_modules", "typescript", "bin", "tsc");
    run(folder, process.execPath, tsc, "-p", join("test", "successor"), "--outDir", built);
    run(folder, process.execPath, join(built, "test", "successor", "write.js"), out, ESTATE);
  } finally {
    rmSync(built, { recursive: true, force: true });
  }
}

/** The blocks of every stack below a folder: resources by address, the rest by section. */
function blocksOf(folder) {
  const blocks = new Map();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.name.endsWith(".tf.json")) continue;
    const file = join(entry.parentPath, entry.name);
    const { resource = {}, ...sections } = JSON.parse(readFileSync(file, "utf8"));
    delete sections["//"].metadata.version;
    const name = relative(folder, file);
    for (const [section, block] of Object.entries(sections)) blocks.set(`${name} ${section}`, block);
    for (const [type, addresses] of Object.entries(resource)) {
      for (const [address, block] of Object.entries(addresses))
        blocks.set(`${name} ${type}.${address}`, block);
    }
  }
  return blocks;
}

/** Prints what differs. @returns how many blocks differ */
function compare(before, after) {
  const names = [...new Set([...before.keys(), ...after.keys()])];
  const different = names.filter((name) => !isDeepStrictEqual(before.get(name), after.get(name)));
  for (const name of different.slice(0, 20)) console.log(`differs: ${name}`);
  const resources = names.filter((name) => /\.tf\.json \w+\./.test(name)).length;
  const stacks = new Set(names.map((name) => name.split(" ")[0])).size;
  console.log(
    `compared ${stacks} stacks: ${resources} resources and ${names.length - resources} other blocks, ` +
      `${different.length} of them different`,
  );
  return names.length === 0 ? 1 : different.length;
}

const folder = mkdtempSync(join(tmpdir(), "zhengyun-successor-"));
try {
  const copy = join(folder, "project");
  copyProject(copy);
  run(copy, "npm", "install", "--no-audit", "--no-fund", "--loglevel=error");
  run(copy, "npx", "tsc", "-p", "tsconfig.build.json", "--noEmit");
  run(copy, "npx", "vitest", "run", "--project", "unit", "test/constructs", "test/stacks");
  write(project, join(folder, "cdktf"));
  write(copy, join(folder, "successor"));
  const different = compare(blocksOf(join(folder, "cdktf")), blocksOf(join(folder, "successor")));
  process.exitCode = different === 0 ? 0 : 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
